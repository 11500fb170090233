package app.userdata.dev.command;

import app.userdata.evidence.Verdict;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Deletes: makes the plan, has it agreed to and confirms it, and verifies the evidence in a folder
 * of this machine. Whether it may run is decided before, by {@link SampleOnly}.
 */
public final class LocalDeletion {
  private final JobApi api;
  private final JobWatch watch;
  private final PrintStream out;
  private final EvidenceDownload evidence;
  private final Function<String, Path> place;

  /**
   * @param place the folder for the evidence of a job
   */
  public LocalDeletion(
      JobApi api,
      JobWatch watch,
      PrintStream out,
      EvidenceDownload evidence,
      Function<String, Path> place) {
    this.api = api;
    this.watch = watch;
    this.out = out;
    this.evidence = evidence;
    this.place = place;
  }

  /**
   * How it ended.
   *
   * @param evidence the certificate, where there is one
   * @param complete whether everything planned is gone, and valid evidence says so
   */
  public record Ended(JsonNode job, Optional<Path> evidence, boolean complete) {}

  /**
   * Carries out a request.
   *
   * @param consent sees the plan that was told, and says whether to carry it out
   */
  public Ended run(String request, Predicate<JsonNode> consent)
      throws InterruptedException, IOException {
    out.println("Planning the deletion: everything is listed once more");
    out.flush();
    JsonNode planned = watch.plan(api.startDeletion(request));
    if (!JobWatch.planned(planned)) {
      out.println("Deletion " + ended(planned));
      return new Ended(planned, Optional.empty(), false);
    }
    tell(planned);
    if (!consent.test(planned)) {
      out.println("Nothing was deleted.");
      return new Ended(planned, Optional.empty(), false);
    }
    String hash = planned.path("planHash").asText();
    JsonNode job = watch.end(api.confirm(planned.path("id").asText(), hash));
    out.println("Deletion " + ended(job));
    String id = job.path("id").asText();
    Path file = evidence.copy(id, place.apply(id));
    boolean valid = verified(file);
    return new Ended(
        job, Optional.of(file), valid && job.path("status").asText().equals("Succeeded"));
  }

  private static String ended(JsonNode job) {
    String error = job.path("error").asText();
    return job.path("status").asText() + (error.isEmpty() ? "" : ": " + Printable.of(error));
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
