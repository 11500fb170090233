package app.userdata.job;

import app.userdata.category.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Decides, from stored results alone, what follows: which steps are still to be enqueued, and which
 * groups are done. A group is done when every step that it named has a result; whoever's listing
 * starts last sees them all.
 */
final class Settlement {
  private Settlement() {}

  /**
   * What came of looking at the groups around a step.
   *
   * @param tree the whole tree is done
   * @param next the step that has to follow a group now, for the worker to go on with or to send
   */
  record Settled(boolean tree, Optional<Work> next) {
    private static final Settled OPEN = new Settled(false, Optional.empty());
    private static final Settled DONE = new Settled(true, Optional.empty());

    private static Settled then(Work work) {
      return new Settled(false, Optional.of(work));
    }
  }

  /**
   * Enqueues what a result names, but for one step that its worker can go on with, because it is in
   * the same queue. A duplicate sends what has no result yet, in case the delivery that stored the
   * result died before it had sent everything; one duplicate is enough for that, and if each did
   * so, they would multiply from level to level. It goes on where that delivery did.
   *
   * @return the step to go on with; none when there is none, or all below it has ended
   */
  static Optional<Work> enqueue(
      StepQueue queue, Job job, ResultBook book, Work work, StoredResult result, boolean repeated) {
    List<Work> following = new ArrayList<>(result.childrenOf());
    following.addAll(result.besideOf());
    if (book.earlier().isPresent()) {
      // What the attempt before did is not done again.
      dropSettled(book, work.path(), following);
    }
    Optional<Work> own = lastOf(following, work.queue());
    own.ifPresent(following::remove);
    if (!following.isEmpty() && !(repeated && book.sentAgain(work.path()))) {
      if (repeated) {
        dropSettled(book, work.path(), following);
      }
      following.forEach(next -> queue.send(job, next));
      if (repeated) {
        book.markSentAgain(work.path());
      }
    }
    return repeated ? own.filter(next -> !over(book, next.path())) : own;
  }

  /**
   * Whether a step has ended, and every step that it added to its group: one that was put off is
   * sent only after the result that names it is stored, and a worker may die in between.
   */
  private static boolean over(ResultBook book, String path) {
    List<String> open = new ArrayList<>(List.of(path));
    while (!open.isEmpty()) {
      String next = open.remove(open.size() - 1);
      if (!book.ended(next)) {
        return false;
      }
      book.get(next).besideOf().forEach(work -> open.add(work.path()));
    }
    return true;
  }

  private static Optional<Work> lastOf(List<Work> following, String queue) {
    return following.stream()
        .filter(next -> next.queue().equals(queue) && next.delay().isZero())
        .reduce((earlier, later) -> later);
  }

  private static void dropSettled(ResultBook book, String path, List<Work> following) {
    Set<String> present = book.members(path).keySet();
    following.removeIf(
        next ->
            Work.parent(next.path()).equals(path)
                ? present.contains(next.segment())
                : book.find(next.path()).isPresent());
  }

  /**
   * Rolls up every group that the step at a path completes, from the inside out.
   *
   * @param result of the step at that path
   * @param again the name of the delivery that repeats what was done, if one does: then what
   *     follows a group is told even if somebody claimed to see to it
   */
  static Settled settle(ResultBook book, String path, StoredResult result, Optional<String> again) {
    String at = path;
    Optional<StoredResult> head = Optional.of(result);
    while (head.isPresent()) {
      Settled group = group(book, at, head.get(), again);
      at = Work.parent(at);
      if (!group.tree() || at.isEmpty()) {
        return group;
      }
      head = book.find(at);
    }
    return Settled.OPEN;
  }

  private static Settled group(
      ResultBook book, String path, StoredResult head, Optional<String> again) {
    boolean repeated = again.isPresent();
    if (head.isLeaf() || (repeated && book.rolledUp(path))) {
      return Settled.DONE;
    }
    Map<String, Member> members = book.members(path);
    if (!allSettled(head, members)) {
      return Settled.OPEN;
    }
    Optional<Work> then = followUp(head, members);
    if (then.isEmpty()) {
      boolean done = rollUp(book, path, head, members);
      // The one who went on with what follows may have died on the way.
      return done ? Settled.DONE : repeated ? Settled.then(then(head)) : Settled.OPEN;
    }
    boolean mine =
        book.claimFollowUp(path)
            || again.filter(delivery -> book.claimAgain(then.get().path(), delivery)).isPresent();
    return mine ? Settled.then(then.get()) : Settled.OPEN;
  }

  private static Work then(StoredResult head) {
    return Optional.ofNullable(head.then()).orElseThrow();
  }

  /**
   * Rolls a group up if it is done; otherwise tells the step that has to follow its members now.
   */
  static Optional<Work> close(ResultBook book, String path, StoredResult head) {
    Map<String, Member> members = book.members(path);
    if (!allSettled(head, members)) {
      return Optional.empty();
    }
    Optional<Work> then = followUp(head, members);
    if (then.isEmpty()) {
      rollUp(book, path, head, members);
    }
    return then;
  }

  private static boolean allSettled(StoredResult head, Map<String, Member> members) {
    return required(head, members).stream().allMatch(segment -> settled(members, segment));
  }

  /** The step that follows a group's members, unless it has a result. */
  private static Optional<Work> followUp(StoredResult head, Map<String, Member> members) {
    return Optional.ofNullable(head.then()).filter(work -> !members.containsKey(work.segment()));
  }

  private static boolean rollUp(
      ResultBook book, String path, StoredResult head, Map<String, Member> members) {
    Work then = head.then();
    if (then != null && !settled(members, then.segment())) {
      return false;
    }
    book.rollUp(path, total(head, members));
    return true;
  }

  private static Tally total(StoredResult result, Map<String, Member> members) {
    return members.values().stream().map(Member::tally).reduce(result.tally(), Tally::plus);
  }

  private static boolean settled(Map<String, Member> members, String segment) {
    Member member = members.get(segment);
    return member != null && member.settled();
  }

  /**
   * The segments that a group must have before it is done: what its head named and what its members
   * added.
   */
  static Set<String> required(StoredResult head, Map<String, Member> members) {
    Set<String> segments = new LinkedHashSet<>();
    head.childrenOf().forEach(work -> segments.add(work.segment()));
    List<String> open = new ArrayList<>(segments);
    while (!open.isEmpty()) {
      Member member = members.get(open.remove(open.size() - 1));
      if (member != null) {
        member.beside().stream().filter(segments::add).forEach(open::add);
      }
    }
    return segments;
  }

  /** The steps of a group that are named but have no result, with what their messages need. */
  static List<Work> missing(
      ResultBook book, StoredResult head, Map<String, Member> members, String path) {
    Map<String, Work> named = new LinkedHashMap<>();
    head.childrenOf().forEach(work -> named.put(work.segment(), work));
    for (Member member : members.values()) {
      if (!member.beside().isEmpty()) {
        book.get(path + "/" + member.segment())
            .besideOf()
            .forEach(work -> named.put(work.segment(), work));
      }
    }
    return named.values().stream().filter(work -> !members.containsKey(work.segment())).toList();
  }
}
