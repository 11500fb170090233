package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Phase;
import app.userdata.category.Tally;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the trees of a job's steps are, as names and labels of their results and roll-ups tell:
 * none is read. A group is listed alone, or with all below it where many groups are open.
 */
final class TreeProgress {
  private static final Progress.Part NOTHING = new Progress.Part(Tally.NONE, 0, false, false);

  /** The part of a deletion's way that lies behind it when its plan is made. */
  private static final double PLANNED = 0.25;

  /** So many open groups are listed one by one. */
  private static final int FEW = 3;

  private final ResultBook book;
  private final Map<String, Map<String, Member>> listed = new HashMap<>();

  TreeProgress(ResultBook book) {
    this.book = book;
  }

  /** An export is one tree, with a branch for each category. */
  Progress export(Job job, Instant now) {
    Map<String, Member> members = members(Work.EXPORT);
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
    Map<String, Member> roots = book.members("");
    Map<String, Progress.Part> parts = new LinkedHashMap<>();
    PlanSeal plan = job.plan();
    if (plan == null) {
      job.categories().forEach(category -> parts.put(category.id(), NOTHING));
      return new Progress(PLANNED * part("", roots.get(PlanSteps.PLAN)).share(), parts, now);
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
        share += part("", roots.get(phase)).share();
        phase(job, Phase.of(phase), roots.get(phase), parts);
      }
      share += part("", roots.get(EvidenceSteps.EVIDENCE)).share();
    }
    double behind = PLANNED + (1 - PLANNED) * share / (plan.phases().size() + 1);
    return new Progress(behind, parts, now);
  }

  private void phase(
      Job job, Phase phase, @Nullable Member root, Map<String, Progress.Part> parts) {
    String owner = PhaseSteps.owner(job, phase).id();
    if (phase == Phase.ITERATIONS && root != null) {
      add(owner, part(phase.id(), members(phase.id()).get(owner)), parts);
      String shared = phase.id() + "/" + PhaseSteps.SHARED;
      for (String id : PhaseSteps.sharing(job)) {
        add(id, part(shared, members(shared).get(id)), parts);
      }
    } else if (phase != Phase.UNPUBLISH) {
      add(owner, part("", root), parts);
    }
  }

  private static void add(String category, Progress.Part part, Map<String, Progress.Part> parts) {
    parts.computeIfPresent(
        category,
        (id, before) ->
            new Progress.Part(
                before.tally().plus(part.tally()), part.share(), part.started(), part.settled()));
  }

  private Progress.Part part(String parent, @Nullable Member member) {
    if (member == null) {
      return NOTHING;
    }
    if (member.settled()) {
      return new Progress.Part(member.tally(), 1, true, true);
    }
    String path = Work.path(parent, member.segment());
    Collection<Member> members = members(path).values();
    Set<String> added = new HashSet<>();
    members.forEach(below -> added.addAll(below.beside()));
    Tally tally = member.tally();
    double share = 0;
    for (Member below : members) {
      Progress.Part part = part(path, below);
      tally = tally.plus(part.tally());
      share += part.share();
    }
    return new Progress.Part(tally, share / (member.named() + added.size()), true, false);
  }

  private Map<String, Member> members(String path) {
    Map<String, Member> known = listed.get(path);
    if (known != null) {
      return known;
    }
    Map<String, Member> members = book.members(path);
    listed.put(path, members);
    long open = members.values().stream().filter(member -> !member.settled()).count();
    if (open > FEW) {
      listed.putAll(book.groups(path));
      members.keySet().forEach(segment -> listed.putIfAbsent(Work.path(path, segment), Map.of()));
    }
    return members;
  }
}
