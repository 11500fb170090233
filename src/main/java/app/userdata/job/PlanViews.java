package app.userdata.job;

import app.userdata.category.Item;
import app.userdata.category.Phase;
import app.userdata.category.PlanChunk;
import app.userdata.category.PlanEntry;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a plan does, counted for whoever has to confirm it. */
public final class PlanViews {
  private static final String ID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

  private final JobRecords jobs;
  private final RecordStore records;
  private final Duration validity;

  /**
   * @param validity how old a plan may be when it is confirmed
   */
  PlanViews(JobRecords jobs, RecordStore records, Duration validity) {
    this.jobs = jobs;
    this.records = records;
    this.validity = validity;
  }

  /**
   * The plan of a deletion: what goes by phase, what goes along with something, and what stays.
   *
   * @throws JobProblem when there is none, or none yet
   */
  public ObjectNode plan(String id) {
    Job job = jobs.get(id);
    if (job.kind() != JobKind.DELETION || job.removedAt() != null) {
      throw JobProblem.notFound("no-plan", "Plans are of deletions that were not removed.");
    }
    PlanSeal seal =
        Optional.ofNullable(job.plan())
            .orElseThrow(
                () ->
                    JobProblem.conflict(
                        "no-plan-yet", "There is no plan: the job is " + job.status().id() + "."));
    PlanBook plan = Attempts.plan(records, job);
    ObjectNode view = Json.object();
    view.put("planHash", seal.hash());
    view.put("sealedAt", seal.sealedAt().toString());
    view.put("validUntil", seal.sealedAt().plus(validity).toString());
    view.put("items", seal.items());
    job.projects().forEach(view.putArray("projects")::add);
    phases(job, plan, view.putArray("phases"));
    lines(alongOf(job, plan), view.putArray("along"));
    lines(staysOf(job, plan), view.putArray("stays"));
    return view;
  }

  private static void phases(Job job, PlanBook plan, ArrayNode view) {
    for (Phase phase : Phase.values()) {
      long items = job.projects().stream().mapToLong(one -> plan.count(one, phase)).sum();
      if (items > 0) {
        view.addObject().put("phase", phase.id()).put("items", items);
      }
    }
  }

  /** Items that have the same said of them; ids in reasons would make every one another. */
  private record Kind(String category, Optional<String> outcome, String reason)
      implements Comparable<Kind> {
    static Kind of(Item item, boolean stays) {
      return new Kind(
          item.category().id(),
          stays ? Optional.of(item.outcome().id()) : Optional.empty(),
          String.valueOf(item.reason()).replaceAll(" ?" + ID, ""));
    }

    @Override
    public int compareTo(Kind other) {
      return toString().compareTo(other.toString());
    }
  }

  private static Map<Kind, Long> alongOf(Job job, PlanBook plan) {
    Map<Kind, Long> counts = new TreeMap<>();
    for (String project : job.projects()) {
      entries(plan, project, PlanChunk.TAKEN_ALONG)
          .forEach(
              entry ->
                  counts.merge(Kind.of(entry.item(project), false), entry.weight(), Long::sum));
    }
    return counts;
  }

  private Map<Kind, Long> staysOf(Job job, PlanBook plan) {
    ResultBook book = new ResultBook(records, job.id(), attempt(job));
    List<Item> items = new ArrayList<>();
    for (String path : List.of(PlanSteps.PLAN, PlanSealing.PATH)) {
      items.addAll(book.get(path).itemsOf());
    }
    Map<Kind, Long> counts = new TreeMap<>();
    items.forEach(item -> counts.merge(Kind.of(item, true), 1L, Long::sum));
    for (String project : job.projects()) {
      entries(plan, project, PlanChunk.LEFT)
          .forEach(entry -> counts.merge(Kind.of(entry.item(project), true), 1L, Long::sum));
    }
    return counts;
  }

  private static int attempt(Job job) {
    PlanSeal seal = job.plan();
    return seal == null ? job.attempt() : seal.attempt();
  }

  private static Stream<PlanEntry> entries(PlanBook plan, String project, String section) {
    return plan.chunks(project, Set.of(section)).flatMap(chunk -> chunk.entries().stream());
  }

  private static void lines(Map<Kind, Long> counts, ArrayNode view) {
    counts.forEach(
        (kind, items) -> {
          ObjectNode line = view.addObject().put("category", kind.category());
          kind.outcome().ifPresent(outcome -> line.put("outcome", outcome));
          line.put("reason", kind.reason()).put("items", items);
        });
  }
}
