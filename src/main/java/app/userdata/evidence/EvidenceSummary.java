package app.userdata.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says in sentences what a certificate says. */
final class EvidenceSummary {
  private EvidenceSummary() {}

  static List<String> sentences(Evidence evidence) {
    List<String> sentences = new ArrayList<>();
    sentences.add(
        "Deletion %s, attempt %d: %s, finished at %s."
            .formatted(
                evidence.jobId(),
                evidence.attempt(),
                evidence.status().id(),
                evidence.finishedAt()));
    sentences.add(
        "Resource %s, API %s, plan %s with %d items, confirmed %s."
            .formatted(
                evidence.resource().endpoint(),
                evidence.resource().apiVersion(),
                evidence.plan().hash(),
                evidence.plan().items(),
                confirmed(evidence.confirmedAt(), evidence.confirmedBy())));
    evidence.categories().forEach((id, category) -> sentences.add(category(id, category)));
    sentences.add(
        "%d events, the last with the hash %s. The job's last message names the SHA-256 of this file."
            .formatted(evidence.events().size(), evidence.chainHead()));
    for (Residual residual : evidence.residuals()) {
      sentences.add("Left: " + residual.what() + " " + residual.whatToDo());
    }
    evidence.limits().forEach(limit -> sentences.add("Not known: " + limit));
    return sentences;
  }

  private static String confirmed(@Nullable Instant at, @Nullable String by) {
    return at == null ? "by nobody" : "at " + at + (by == null ? "" : " by " + by);
  }

  private static String category(String id, CategoryEvidence category) {
    StringBuilder counts = new StringBuilder(id + ": planned " + category.planned());
    for (ItemOutcome outcome : ItemOutcome.values()) {
      if (category.count(outcome) > 0) {
        counts.append(", ").append(outcome.id()).append(' ').append(category.count(outcome));
      }
    }
    Verification verification = category.verification();
    counts.append("; verified: ").append(verification.method().id());
    if (verification.looked()) {
      counts
          .append(", ")
          .append(verification.result().id())
          .append(" from ")
          .append(verification.from())
          .append(" to ")
          .append(verification.to());
    }
    return counts.append('.').toString();
  }
}
