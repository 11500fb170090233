package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Phase;
import app.userdata.category.Tally;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How far the trees of a job's steps are, as their results and roll-ups tell. */
final class TreeProgress {
  private static final Progress.Part NOTHING = new Progress.Part(Tally.NONE, 0, false, false);

  /** The part of a deletion's way that lies behind it when its plan is made. */
  private static final double PLANNED = 0.25;

  private final ResultBook book;

  TreeProgress(ResultBook book) {
    this.book = book;
  }

  /** An export is one tree, with a branch for each category. */
  Progress export(Job job, Instant now) {
    Map<String, Member> members = book.members(Work.EXPORT);
    Map<String, Progress.Part> parts = new LinkedHashMap<>();
    double share = 0;
    for (CategoryId category : job.categories()) {
      Progress.Part part = part(Work.EXPORT, members.get(category.id()));
      parts.put(category.id(), part);
      share += part.share();
    }
    return new Progress(share / Math.max(1, job.categories().size()), parts, now);
  }

  /** A deletion is a tree that makes its plan, and one for each phase of that. */
  Progress deletion(Job job, Instant now) {
    Map<String, Progress.Part> parts = new LinkedHashMap<>();
    PlanSeal plan = job.plan();
    if (plan == null) {
      job.categories().forEach(category -> parts.put(category.id(), NOTHING));
      return new Progress(PLANNED * tree(PlanSteps.PLAN).share(), parts, now);
    }
    boolean running = job.confirmation() != null;
    job.categories()
        .forEach(
            category ->
                parts.put(
                    category.id(),
                    new Progress.Part(
                        plan.totals().getOrDefault(category.id(), Tally.NONE),
                        running ? 1 : 0,
                        running,
                        running)));
    double share = 0;
    if (running) {
      for (String phase : plan.phases()) {
        share += tree(phase).share();
        phase(job, Phase.of(phase), parts);
      }
      share += tree(EvidenceSteps.EVIDENCE).share();
    }
    double behind = PLANNED + (1 - PLANNED) * share / (plan.phases().size() + 1);
    return new Progress(behind, parts, now);
  }

  private void phase(Job job, Phase phase, Map<String, Progress.Part> parts) {
    String owner = PhaseSteps.owner(job, phase).id();
    if (phase != Phase.UNPUBLISH) {
      add(owner, part(phase.id(), book.members(phase.id()).get(owner)), parts);
    }
    if (phase == Phase.ITERATIONS) {
      String shared = phase.id() + "/" + PhaseSteps.SHARED;
      Map<String, Member> members = book.members(shared);
      PhaseSteps.sharing(job).forEach(id -> add(id, part(shared, members.get(id)), parts));
    }
  }

  private static void add(String category, Progress.Part part, Map<String, Progress.Part> parts) {
    parts.computeIfPresent(
        category,
        (id, before) ->
            new Progress.Part(
                before.tally().plus(part.tally()), part.share(), part.started(), part.settled()));
  }

  private Progress.Part tree(String root) {
    return book.find(root)
        .map(
            head ->
                part(
                    root,
                    head,
                    new Member(root, head.isLeaf(), book.rolledUp(root), head.tally(), List.of())))
        .orElse(NOTHING);
  }

  private Progress.Part part(String parent, @Nullable Member member) {
    if (member == null) {
      return NOTHING;
    }
    if (member.settled()) {
      return new Progress.Part(member.tally(), 1, true, true);
    }
    String path = parent + "/" + member.segment();
    return part(path, book.get(path), member);
  }

  private Progress.Part part(String path, StoredResult head, Member member) {
    if (member.settled()) {
      return new Progress.Part(member.tally(), 1, true, true);
    }
    Map<String, Member> members = book.members(path);
    Set<String> required = Settlement.required(head, members);
    int expected = required.size() + (head.then() == null ? 0 : 1);
    Tally tally = member.tally();
    double share = 0;
    for (Member below : members.values()) {
      Progress.Part part = part(path, below);
      tally = tally.plus(part.tally());
      share += part.share();
    }
    return new Progress.Part(tally, share / Math.max(1, expected), true, false);
  }
}
