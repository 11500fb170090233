package app.userdata.job;

import app.userdata.category.Tally;
import java.time.Clock;
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
  private final MessageQueue queue;
  private final Clock clock;

  Settlement(MessageQueue queue, Clock clock) {
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Enqueues what a result names. A duplicate sends what has no result yet, in case the delivery
   * that stored the result died before it had sent everything; one duplicate is enough for that,
   * and if each did so, they would multiply from level to level.
   */
  void enqueue(Job job, ResultBook book, String path, StoredResult result, boolean repeated) {
    List<Work> following = new ArrayList<>(result.childrenOf());
    following.addAll(result.besideOf());
    if (following.isEmpty() || (repeated && book.sentAgain(path))) {
      return;
    }
    if (repeated) {
      Set<String> present = book.members(path).keySet();
      following.removeIf(
          work ->
              Work.parent(work.path()).equals(path)
                  ? present.contains(work.segment())
                  : book.find(work.path()).isPresent());
    }
    following.forEach(work -> send(job, work));
    if (repeated) {
      book.markSentAgain(path);
    }
  }

  /** Adds a step to its queue. */
  void send(Job job, Work work) {
    StepMessage message =
        new StepMessage(StepMessage.VERSION, job.id(), job.attempt(), work, clock.instant());
    queue.send(work.queue(), Json.text(message), work.delay());
  }

  /**
   * Rolls up every group that the step at a path completes, from the inside out.
   *
   * @param repeated enqueue what follows a group even if somebody claimed to have done so
   * @return true when the whole tree is done
   */
  boolean settle(Job job, ResultBook book, String path, boolean repeated) {
    String at = path;
    while (true) {
      Optional<StoredResult> result = book.find(at);
      if (result.isEmpty() || !groupDone(job, book, at, result.get(), repeated)) {
        return false;
      }
      String parent = Work.parent(at);
      if (parent.isEmpty()) {
        return true;
      }
      at = parent;
    }
  }

  private boolean groupDone(
      Job job, ResultBook book, String path, StoredResult result, boolean repeated) {
    if (result.isLeaf() || book.rolledUp(path)) {
      return true;
    }
    Map<String, Member> members = book.members(path);
    if (!allSettled(result, members)) {
      return false;
    }
    Optional<Work> then = followUp(result, members);
    if (then.isPresent()) {
      if (book.claimFollowUp(path)) {
        send(job, then.get());
      } else if (repeated && !book.sentAgain(then.get().path())) {
        send(job, then.get());
        book.markSentAgain(then.get().path());
      }
      return false;
    }
    return rollUp(book, path, result, members);
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
