package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.DataCategories;
import app.userdata.category.Item;
import app.userdata.category.Tally;
import app.userdata.evidence.CategoryEvidence;
import app.userdata.evidence.Certified;
import app.userdata.evidence.Evidence;
import app.userdata.evidence.ItemOutcome;
import app.userdata.evidence.Residual;
import app.userdata.evidence.Verification;
import app.userdata.report.DeletionPage;
import app.userdata.report.DeletionSummary;
import app.userdata.report.DeletionSummary.Event;
import app.userdata.report.DeletionSummary.Left;
import app.userdata.report.DeletionSummary.Look;
import app.userdata.report.DeletionSummary.Row;
import app.userdata.report.DeletionSummary.State;
import app.userdata.report.Group;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the report of a deletion from what is stored of it: its certificate, or where there is none
 * its plan and its counts. Of the results only those are read that tell of an item which stays.
 */
final class DeletionReport {
  private static final int MOST_REASONS = 100;

  private final Job job;
  private final RecordStore records;
  private final Optional<Certified> certified;

  DeletionReport(Job job, RecordStore records, EvidenceStore evidence) {
    this.job = job;
    this.records = records;
    this.certified =
        job.status().terminal() && job.status() != JobStatus.CANCELED
            ? evidence.certificate(job).map(Certified::read)
            : Optional.empty();
  }

  /**
   * The page.
   *
   * @throws JobProblem while the job is on its way
   */
  byte[] page() {
    if (!job.status().terminal() && job.status() != JobStatus.AWAITING_CONFIRMATION) {
      throw JobProblem.conflict(
          "not-finished", "There is no report yet: the job is " + job.status().id() + ".");
    }
    Job.End end = job.end();
    Optional<Evidence> evidence = certified.map(Certified::evidence);
    PlanSeal plan = job.plan();
    return DeletionPage.html(
        new DeletionSummary(
            state(),
            headline(),
            facts(),
            plan == null ? List.of() : plan.phases(),
            rows(),
            evidence.map(DeletionReport::looks).orElse(List.of()),
            kept(),
            residuals(),
            proof(),
            end == null ? List.of() : end.notes(),
            evidence.map(Evidence::limits).orElse(List.of()),
            job.events().stream().map(DeletionReport::event).toList()));
  }

  private State state() {
    return switch (job.status()) {
      case AWAITING_CONFIRMATION -> State.WAITING;
      case SUCCEEDED -> State.DELETED;
      default -> State.INCOMPLETE;
    };
  }

  private String headline() {
    Tally all = totals().values().stream().reduce(Tally.NONE, Tally::plus);
    Job.End end = job.end();
    return switch (job.status()) {
      case AWAITING_CONFIRMATION ->
          "Nothing is deleted yet: this is a plan of %d items, and somebody has to confirm it by its hash."
              .formatted(all.planned());
      case SUCCEEDED ->
          "%d items are deleted or were gone, and were looked for again.%s%s"
              .formatted(
                  all.done(),
                  counted(all.skipped(), "stay, as the request wants it"),
                  counted(all.residual(), "cannot be deleted by any operation"));
      case PARTIALLY_SUCCEEDED ->
          "%d items are deleted or were gone; %d are not deleted, for the reasons below."
              .formatted(all.done(), all.failed());
      case CANCELED ->
          "The deletion was canceled. By then %d items were deleted or gone; the others stay."
              .formatted(all.done());
      default ->
          "The deletion failed; %d items were deleted or gone.%s"
              .formatted(
                  all.done(), end == null || end.error() == null ? "" : " " + end.error() + ".");
    };
  }

  private static String counted(long items, String what) {
    return items == 0 ? "" : " %d %s.".formatted(items, what);
  }

  private static String seconds(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Resource", job.origin().endpoint());
    facts.put("API version", job.origin().apiVersion());
    facts.put("Job", job.id());
    facts.put("Status", job.status().id());
    facts.put("Attempt", String.valueOf(job.attempt()));
    facts.put("Asked for", seconds(job.origin().createdAt()));
    facts.put("Due", seconds(job.origin().dueAt()));
    Job.Confirmation confirmation = job.confirmation();
    if (confirmation != null) {
      facts.put("Confirmed", seconds(confirmation.at()));
    }
    PlanSeal plan = job.plan();
    if (plan != null) {
      facts.put("Plan sealed", seconds(plan.sealedAt()));
      facts.put("Plan hash", plan.hash());
    }
    return facts;
  }

  private Map<String, Tally> totals() {
    Job.End end = job.end();
    if (end != null) {
      return end.totals();
    }
    PlanSeal plan = job.plan();
    return plan == null ? Map.of() : plan.totals();
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    if (certified.isPresent()) {
      certified
          .get()
          .evidence()
          .categories()
          .forEach((id, category) -> rows.add(new Row(id, category.planned(), outcomes(category))));
    } else {
      totals().forEach((id, tally) -> rows.add(new Row(id, tally.planned(), outcomes(tally))));
    }
    return rows;
  }

  private static Map<String, Long> outcomes(CategoryEvidence category) {
    Map<String, Long> outcomes = new LinkedHashMap<>();
    for (ItemOutcome outcome : ItemOutcome.values()) {
      if (category.count(outcome) > 0) {
        outcomes.put(outcome.id(), category.count(outcome));
      }
    }
    return outcomes;
  }

  private static Map<String, Long> outcomes(Tally tally) {
    Map<String, Long> outcomes = new LinkedHashMap<>();
    outcomes.put("deleted or gone", tally.done());
    outcomes.put("not deleted", tally.failed());
    outcomes.put("kept or not tried", tally.skipped());
    outcomes.put("no API deletes it", tally.residual());
    return outcomes;
  }

  private static List<Look> looks(Evidence evidence) {
    List<Look> looks = new ArrayList<>();
    evidence
        .categories()
        .forEach(
            (id, category) -> {
              Verification one = category.verification();
              looks.add(
                  new Look(
                      id,
                      one.method().id(),
                      String.join(", ", one.operations()),
                      period(one),
                      one.passes(),
                      one.result().id()));
            });
    return looks;
  }

  private static String period(Verification look) {
    Instant from = look.from();
    Instant to = look.to();
    return from == null || to == null ? "" : seconds(from) + " to " + seconds(to);
  }

  /** Items that stay, from the results that have such. */
  private List<Group> kept() {
    ReasonGroups groups = new ReasonGroups(MOST_REASONS);
    ResultBook book = Attempts.book(records, job);
    List<String> roots = new ArrayList<>(List.of(PlanSteps.PLAN));
    PlanSeal plan = job.plan();
    roots.addAll(plan == null ? List.of() : plan.phases());
    for (String root : roots) {
      book.each(
          root,
          tally -> tally.skipped() > 0 || tally.failed() > 0,
          result ->
              result.itemsOf().stream()
                  .filter(DeletionReport::stays)
                  .forEach(
                      item -> groups.add(item.category().id() + ", " + item.outcome().id(), item)));
    }
    List<Group> kept = new ArrayList<>(groups.list());
    if (job.status() == JobStatus.CANCELED) {
      totals().forEach((category, tally) -> untried(category, tally, kept));
    }
    return kept;
  }

  /** What a canceled deletion did not come to has no result; its count is what is left of all. */
  private static void untried(String category, Tally tally, List<Group> kept) {
    long told =
        kept.stream()
            .filter(group -> group.what().matches(category + ", (skipped|held)"))
            .mapToLong(Group::items)
            .sum();
    if (tally.skipped() > told) {
      kept.add(
          new Group(
              category + ", skipped", "the job was canceled", tally.skipped() - told, List.of()));
    }
  }

  private static boolean stays(Item item) {
    return switch (item.outcome()) {
      case PLANNED, EXPORTED, DELETED, ABSENT, RESIDUAL -> false;
      case SKIPPED,
          FAILED,
          NOT_EXPORTED,
          CHANGED_SINCE_PLAN,
          BLOCKED,
          HELD,
          SURVIVED,
          APPEARED_SINCE_PLAN ->
          true;
    };
  }

  private List<Left> residuals() {
    List<Left> left = new ArrayList<>();
    if (certified.isPresent()) {
      certified.get().evidence().residuals().forEach(residual -> left.add(left(residual)));
    } else {
      for (CategoryId category : job.categories()) {
        DataCategories.of(category)
            .capability()
            .residual()
            .ifPresent(todo -> left.add(new Left(category.id() + ":", todo, "")));
      }
    }
    return left;
  }

  private static Left left(Residual residual) {
    List<String> projects = residual.projectIds();
    return new Left(
        residual.what(),
        residual.whatToDo(),
        projects == null || projects.isEmpty() ? "" : "Projects " + String.join(", ", projects));
  }

  private Map<String, String> proof() {
    if (certified.isEmpty()) {
      return Map.of();
    }
    Evidence evidence = certified.get().evidence();
    Map<String, String> proof = new LinkedHashMap<>();
    job.certificate().ifPresent(hash -> proof.put("Evidence SHA-256", hash));
    proof.put(
        "Signed",
        certified
            .get()
            .keyId()
            .map(key -> "with the key " + key)
            .orElse("no: its hash shows accidental change only"));
    proof.put("Plan hash", evidence.plan().hash());
    proof.put("Chain head in it", evidence.chainHead());
    proof.put("Chain head of the job", job.chainHead());
    return proof;
  }

  private static Event event(app.userdata.evidence.Event event) {
    return new Event(
        seconds(event.at()), event.status(), event.by() == null ? "" : event.by(), event.hash());
  }
}
