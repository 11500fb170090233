package app.userdata.dev.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Waits for jobs, and shows how far they are. */
final class JobWatch {
  private static final Set<String> ENDS =
      Set.of("Succeeded", "PartiallySucceeded", "Failed", "Canceled");
  private static final String AWAITING = "AwaitingConfirmation";
  private static final long POLL_MILLIS = 500;

  private final ApiClient api;
  private final PrintStream out;
  private final boolean redraws;

  JobWatch(ApiClient api, PrintStream out, boolean redraws) {
    this.api = api;
    this.out = out;
    this.redraws = redraws;
  }

  /** The job when it has ended; shows a bar for each category until then. */
  JsonNode end(JsonNode started) throws InterruptedException {
    ProgressLines lines = new ProgressLines(out, redraws);
    JsonNode job = started;
    lines.show(job);
    while (!ENDS.contains(job.path("status").asText())) {
      job = next(job);
      lines.show(job);
    }
    return job;
  }

  /** The job when it waits for a confirmation, or has ended without. */
  JsonNode plan(JsonNode started) throws InterruptedException {
    JsonNode job = started;
    while (!planned(job) && !ENDS.contains(job.path("status").asText())) {
      job = next(job);
    }
    return job;
  }

  static boolean planned(JsonNode job) {
    return job.path("status").asText().equals(AWAITING);
  }

  private JsonNode next(JsonNode job) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    return api.get("jobs/" + job.path("id").asText());
  }
}
