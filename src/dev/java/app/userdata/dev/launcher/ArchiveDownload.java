package app.userdata.dev.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Copies a finished archive to a local folder, through the links that the API gives out. */
final class ArchiveDownload {
  private static final int PARALLEL = 8;
  private final ApiClient api;

  ArchiveDownload(ApiClient api) {
    this.api = api;
  }

  /** Returns how many files were copied. */
  int copy(String jobId, Path folder) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(PARALLEL);
    int count = 0;
    try {
      String continuation = "";
      do {
        JsonNode page = api.get("jobs/" + jobId + "/archive?top=500" + continuation);
        List<Future<?>> files = new ArrayList<>();
        for (JsonNode file : page.path("files")) {
          URI link = URI.create(file.path("uri").asText());
          Path target = inside(folder, file.path("path").asText());
          files.add(
              threads.submit(
                  () -> {
                    api.download(link, target);
                    return target;
                  }));
        }
        for (Future<?> file : files) {
          finish(file);
        }
        count += files.size();
        continuation =
            page.has("continuationToken")
                ? "&continuationToken=" + encoded(page.path("continuationToken").asText())
                : "";
      } while (!continuation.isEmpty());
    } finally {
      threads.shutdownNow();
    }
    return count;
  }

  /** A name must not lead out of the folder, whoever made it. */
  private static Path inside(Path folder, String name) {
    Path target = folder.resolve(name).normalize();
    if (!target.startsWith(folder.normalize())) {
      throw new LocalRunException("the archive names a file outside of its folder");
    }
    return target;
  }

  private static void finish(Future<?> file) throws InterruptedException {
    try {
      file.get();
    } catch (ExecutionException e) {
      throw new LocalRunException("could not fetch the archive: " + e.getMessage());
    }
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }
}
