package app.userdata.dev.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Waits for jobs, and shows how far they are. */
public final class JobWatch {
  private static final Set<String> ENDS =
      Set.of("Succeeded", "PartiallySucceeded", "Failed", "Canceled");
  private static final String AWAITING = "AwaitingConfirmation";
  private static final long POLL_MILLIS = 250;

  private final JobApi api;
  private final PrintStream out;
  private final boolean redraws;

  public JobWatch(JobApi api, PrintStream out, boolean redraws) {
    this.api = api;
    this.out = out;
    this.redraws = redraws;
  }

  /** The job when it has ended; shows a bar for each category until then. */
  public JsonNode end(JsonNode started) throws InterruptedException {
    ProgressLines lines = new ProgressLines(out, redraws);
    JsonNode job = started;
    lines.show(job);
    while (!ended(job)) {
      job = next(job);
      lines.show(job);
    }
    return job;
  }

  /** The job when it waits for a confirmation, or has ended without. */
  JsonNode plan(JsonNode started) throws InterruptedException {
    JsonNode job = started;
    while (!planned(job) && !ended(job)) {
      job = next(job);
    }
    return job;
  }

  public static boolean planned(JsonNode job) {
    return job.path("status").asText().equals(AWAITING);
  }

  static boolean ended(JsonNode job) {
    return ENDS.contains(job.path("status").asText());
  }

  private JsonNode next(JsonNode job) throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    return api.job(job.path("id").asText());
  }
}
