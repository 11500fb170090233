package app.userdata.dev.launcher;

import app.userdata.dev.command.BagCheck;
import app.userdata.dev.command.JobWatch;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** Exports everything, copies the archive to a folder and checks it there. */
final class LocalExport {
  private final ApiClient api;
  private final JobWatch watch;
  private final PrintStream out;
  private final Path folder;

  /**
   * @param folder gets a folder for each archive
   */
  LocalExport(ApiClient api, JobWatch watch, PrintStream out, Path folder) {
    this.api = api;
    this.watch = watch;
    this.out = out;
    this.folder = folder;
  }

  /** The export's id, if nothing is missing and every file is what the manifest says. */
  Optional<String> run() throws InterruptedException, IOException {
    JsonNode job = watch.end(api.post("exports", "{}"));
    String id = job.path("id").asText();
    String status = job.path("status").asText();
    out.println("Export " + status);
    if (job.has("error")) {
      out.println(job.path("error").asText());
    }
    if (status.equals("Failed")) {
      return Optional.empty();
    }
    Path bag = folder.resolve(id);
    new ArchiveDownload(api).copy(id, bag);
    BagCheck.Found found = new BagCheck(bag).run();
    found.print(out);
    out.println("  archive  " + bag.toAbsolutePath().normalize());
    out.println("  report   " + bag.resolve("report.html").toAbsolutePath().normalize());
    return found.valid() && status.equals("Succeeded") ? Optional.of(id) : Optional.empty();
  }
}
