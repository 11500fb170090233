package app.userdata.evidence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What must hold between the members of a certificate, whoever made it. */
final class EvidenceRules {
  private EvidenceRules() {}

  /** What does not, a sentence each. */
  static List<String> faults(Evidence evidence) {
    List<String> faults =
        new ArrayList<>(EventChain.faults(evidence.events(), evidence.chainHead()));
    if (evidence.events().isEmpty()) {
      faults.add("There are no events.");
    }
    if (evidence.limits().isEmpty()) {
      faults.add("It does not say what cannot be known.");
    }
    times(evidence, faults);
    evidence.categories().forEach((id, category) -> category(id, category, evidence, faults));
    totals(evidence, faults);
    return faults;
  }

  private static void times(Evidence evidence, List<String> faults) {
    Instant confirmed = evidence.confirmedAt();
    if (confirmed != null && evidence.finishedAt().isBefore(confirmed)) {
      faults.add("It was finished before it was confirmed.");
    }
    if (evidence.finishedAt().isBefore(evidence.createdAt())) {
      faults.add("It was finished before it was created.");
    }
  }

  private static void totals(Evidence evidence, List<String> faults) {
    long planned =
        evidence.categories().values().stream().mapToLong(CategoryEvidence::planned).sum();
    if (planned != evidence.plan().items()) {
      faults.add(
          "The plan has "
              + evidence.plan().items()
              + " items, but its categories have "
              + planned
              + " together.");
    }
    for (String id : evidence.scope().categories()) {
      if (!evidence.categories().containsKey(id)) {
        faults.add("The scope names " + id + ", of which nothing is told.");
      }
    }
    items(evidence, faults);
  }

  private static void items(Evidence evidence, List<String> faults) {
    long counted =
        evidence.categories().values().stream()
            .mapToLong(category -> category.settled() + category.appearedSincePlan())
            .sum();
    long lines = evidence.items().stream().mapToLong(ItemPart::lines).sum();
    if (lines != counted) {
      faults.add(
          "The files of items have " + lines + " lines, but " + counted + " items are counted.");
    }
    Set<String> parts = new HashSet<>();
    for (ItemPart part : evidence.items()) {
      if (!parts.add(part.part())) {
        faults.add("The items name " + part.part() + " twice.");
      }
    }
  }

  private static void category(
      String id, CategoryEvidence counts, Evidence evidence, List<String> faults) {
    Verification verification = counts.verification();
    Verification.Result result = verification.result();
    if (counts.planned() != counts.settled()) {
      faults.add(
          "In "
              + id
              + " "
              + counts.planned()
              + " items were planned, but "
              + counts.settled()
              + " have an outcome.");
    }
    if (counts.deleted() > 0 && evidence.confirmedAt() == null) {
      faults.add("In " + id + " items were deleted though nothing was confirmed.");
    }
    boolean observable = verification.method() != Verification.Method.NOT_OBSERVABLE;
    if (result == Verification.Result.NOT_APPLICABLE) {
      if (observable && counts.deleted() + counts.survived() > 0) {
        faults.add("In " + id + " items were deleted but not verified.");
      }
    } else if (!observable || !verification.looked()) {
      faults.add("In " + id + " there is a result of verifying, but nobody looked.");
    }
    if ((counts.survived() > 0) != (result == Verification.Result.SURVIVORS)) {
      faults.add("In " + id + " the count of survivors and the result of verifying differ.");
    }
    if (evidence.status() == Evidence.Status.SUCCEEDED
        && counts.failed() + counts.survived() + counts.changedSincePlan() > 0) {
      faults.add("The status is Succeeded, but in " + id + " not everything planned is gone.");
    }
  }
}
