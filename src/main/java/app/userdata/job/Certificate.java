package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.DataCategories;
import app.userdata.evidence.CategoryEvidence;
import app.userdata.evidence.Evidence;
import app.userdata.evidence.ItemOutcome;
import app.userdata.evidence.Residual;
import app.userdata.evidence.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts the evidence of a verified deletion together. */
final class Certificate {
  private static final Evidence.Tool TOOL = new Evidence.Tool("custom-vision-user-data", version());

  private final Job job;
  private final Outcomes outcomes;
  private final List<ListedItems> listed;
  private final Instant now;

  Certificate(Job job, Outcomes outcomes, List<ListedItems> listed, Instant now) {
    this.job = job;
    this.outcomes = outcomes;
    this.listed = listed;
    this.now = now;
  }

  Evidence evidence(List<Residual> residuals, ResultBook book) {
    Map<String, CategoryEvidence> categories = categories();
    PlanSeal plan = Optional.ofNullable(job.plan()).orElseThrow();
    Job.Confirmation confirmation = job.confirmation();
    long items = categories.values().stream().mapToLong(CategoryEvidence::planned).sum();
    return new Evidence(
        Evidence.VERSION,
        job.id(),
        job.attempt(),
        status(),
        job.origin().requestedBy(),
        confirmation == null ? null : confirmation.by(),
        job.origin().createdAt(),
        confirmation == null ? null : confirmation.at(),
        now,
        job.origin().dueAt(),
        new Evidence.Request(Hashes.keyed(job.origin().requestKey(), Json.text(job.request()))),
        new Evidence.Resource(job.origin().endpoint(), job.origin().apiVersion()),
        new Evidence.Scope(
            job.request().categories(), job.projects(), job.request().subject() != null),
        new Evidence.Plan(plan.hash(), items, plan.sealedAt()),
        categories,
        listed.stream().flatMap(one -> one.parts().stream()).toList(),
        residuals,
        Evidence.LIMITS,
        TOOL,
        job.events(),
        job.chainHead());
  }

  private Evidence.Status status() {
    return switch (outcomes.status(true)) {
      case SUCCEEDED -> Evidence.Status.SUCCEEDED;
      case PARTIALLY_SUCCEEDED -> Evidence.Status.PARTIALLY_SUCCEEDED;
      default -> Evidence.Status.FAILED;
    };
  }

  private Map<String, CategoryEvidence> categories() {
    Map<String, Map<ItemOutcome, Long>> counts = new TreeMap<>();
    Map<String, ListedItems.Looks> looks = new TreeMap<>();
    job.request().categories().forEach(id -> counts.put(id, new EnumMap<>(ItemOutcome.class)));
    for (ListedItems one : listed) {
      one.counts()
          .forEach(
              (id, some) ->
                  some.forEach(
                      (outcome, number) ->
                          counts
                              .computeIfAbsent(id, any -> new EnumMap<>(ItemOutcome.class))
                              .merge(outcome, number, Long::sum)));
      one.looks().forEach((id, look) -> looks.merge(id, look, ListedItems.Looks::and));
    }
    Map<String, CategoryEvidence> categories = new TreeMap<>();
    counts.forEach((id, some) -> categories.put(id, category(id, some, looks)));
    return categories;
  }

  private CategoryEvidence category(
      String id, Map<ItemOutcome, Long> counts, Map<String, ListedItems.Looks> looks) {
    long planned =
        counts.entrySet().stream()
            .filter(entry -> entry.getKey() != ItemOutcome.APPEARED_SINCE_PLAN)
            .mapToLong(Map.Entry::getValue)
            .sum();
    CategoryId category = CategoryId.find(id).orElseThrow();
    boolean named = job.categories().contains(category);
    long deleted = counts.getOrDefault(ItemOutcome.DELETED, 0L);
    long survived = counts.getOrDefault(ItemOutcome.SURVIVED, 0L);
    ListedItems.Looks look = looks.get(id);
    Verification verification;
    if (look != null && look.passes() > 0) {
      verification =
          new Verification(
              Verification.Method.LISTED,
              operations(category),
              look.from(),
              look.to(),
              look.passes(),
              survived > 0 ? Verification.Result.SURVIVORS : Verification.Result.GONE);
    } else if (deleted > 0) {
      verification = gone(looks);
    } else {
      verification = Verification.none();
    }
    return CategoryEvidence.of(
        planned,
        counts,
        named ? DataCategories.of(category).capability().deleteOperations() : List.of(),
        verification);
  }

  /** What went with something else is gone because that was looked for. */
  private static Verification gone(Map<String, ListedItems.Looks> looks) {
    return looks.values().stream()
        .filter(look -> look.passes() > 0)
        .reduce(ListedItems.Looks::and)
        .map(
            look ->
                new Verification(
                    Verification.Method.PARENT_GONE,
                    List.of("GetProjects", "GetIterations"),
                    look.from(),
                    look.to(),
                    look.passes(),
                    Verification.Result.GONE))
        .orElseGet(Verification::none);
  }

  private static List<String> operations(CategoryId category) {
    List<String> operations = new ArrayList<>();
    if (category == CategoryId.IMAGES) {
      operations.addAll(List.of("GetImageCount", "GetImages"));
    } else if (category == CategoryId.PREDICTIONS) {
      operations.add("QueryPredictions");
    } else if (category == CategoryId.TAGS) {
      operations.add("GetTags");
    } else if (category == CategoryId.PROJECTS) {
      operations.add("GetProjects");
    } else {
      operations.add("GetIterations");
    }
    return operations;
  }

  private static String version() {
    return Optional.ofNullable(Certificate.class.getPackage().getImplementationVersion())
        .orElse("development");
  }
}
