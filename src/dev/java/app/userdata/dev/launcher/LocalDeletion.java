package app.userdata.dev.launcher;

import app.userdata.evidence.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Deletes everything that an archive holds: makes the plan, confirms it, and verifies the evidence
 * in a folder of this machine. Whether it may run is decided before, by {@link SampleOnly}.
 */
final class LocalDeletion {
  private final ApiClient api;
  private final JobWatch watch;
  private final PrintStream out;
  private final EvidenceDownload evidence;

  LocalDeletion(ApiClient api, JobWatch watch, PrintStream out, EvidenceDownload evidence) {
    this.api = api;
    this.watch = watch;
    this.out = out;
    this.evidence = evidence;
  }

  /** Whether everything is gone, and the evidence says so and is valid. */
  boolean run(String exportId) throws InterruptedException, IOException {
    out.println("Planning the deletion: everything is listed once more");
    out.flush();
    String request = "{\"categories\":[\"all\"],\"requireExport\":\"" + exportId + "\"}";
    JsonNode planned = watch.plan(api.post("deletions", request));
    if (!JobWatch.planned(planned)) {
      out.println("Deletion " + ended(planned));
      return false;
    }
    tell(planned);
    String route = "jobs/" + planned.path("id").asText();
    String hash = planned.path("planHash").asText();
    JsonNode job = watch.end(api.post(route + "/confirm", "{\"planHash\":\"" + hash + "\"}"));
    out.println("Deletion " + ended(job));
    Path file = evidence.copy(job.path("id").asText());
    boolean valid = verified(file);
    return valid && job.path("status").asText().equals("Succeeded");
  }

  private static String ended(JsonNode job) {
    String error = job.path("error").asText();
    return job.path("status").asText() + (error.isEmpty() ? "" : ": " + error);
  }

  /** What the plan says, in two lines. */
  private void tell(JsonNode job) {
    List<String> counts = new ArrayList<>();
    job.path("categories")
        .fields()
        .forEachRemaining(
            category -> {
              long planned =
                  category.getValue().path("planned").asLong()
                      - category.getValue().path("residual").asLong();
              if (planned > 0) {
                counts.add(planned + " " + category.getKey());
              }
            });
    out.println("Plan to delete " + String.join(", ", counts));
    List<String> phases = new ArrayList<>();
    job.at("/plan/phases").forEach(phase -> phases.add(phase.asText()));
    out.println("  in this order: " + String.join(", ", phases));
    out.println("  confirmed by its hash " + job.path("planHash").asText());
  }

  private boolean verified(Path file) throws IOException {
    Verdict verdict = evidence.verify(file);
    verdict.faults().forEach(fault -> out.println("WRONG: " + fault));
    out.println(
        verdict.valid()
            ? "Evidence verified: " + evidence.items(file) + " items with what became of each"
            : "The evidence is NOT valid");
    if (verdict.valid() && !evidence.isSigned()) {
      out.println(
          "  not signed, so it shows accidental change only; EVIDENCE_SIGNING_KEY signs it");
    }
    out.println("Left for a person:");
    evidence.residuals(file).forEach(residual -> out.println("  * " + residual));
    out.println("  evidence " + file.toAbsolutePath().normalize());
    return verdict.valid();
  }
}
