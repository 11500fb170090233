package app.userdata.job;

import app.userdata.category.Tally;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The results of one attempt of one job: create-once, named by the step's place in the tree. {@code
 * <path>.json} is a result, {@code <path>.done} the roll-up that says that nothing below it is
 * open.
 */
final class ResultBook {
  static final String RESULT = ".json";
  static final String ROLL_UP = ".done";
  static final String SENT = ".sent";
  private static final String STARTED = ".started";
  private static final String AGAIN = ".again";
  private static final int PAGE = 1000;

  /** The most that a listing returns at once. */
  private static final int LARGEST_PAGE = 5000;

  /** Begins the position in a listing that has come to the earlier attempt. */
  private static final String EARLIER = "~";

  private final RecordStore records;
  private final String folder;
  private final Optional<EarlierAttempt> earlier;

  /** The results of an attempt that takes nothing over. */
  ResultBook(RecordStore records, String jobId, int attempt) {
    this(records, jobId, attempt, Optional.empty());
  }

  private ResultBook(
      RecordStore records, String jobId, int attempt, Optional<EarlierAttempt> earlier) {
    this.records = records;
    this.folder = jobId + "/a" + attempt + "/";
    this.earlier = earlier;
  }

  /** The results of an attempt and those that it takes over. */
  static ResultBook after(EarlierAttempt earlier, RecordStore records, String jobId, int attempt) {
    return new ResultBook(records, jobId, attempt, Optional.of(earlier));
  }

  /** The attempt before, of which this one may take something over. */
  Optional<EarlierAttempt> earlier() {
    return earlier;
  }

  Optional<StoredResult> find(String path) {
    return records
        .find(folder + path + RESULT)
        .map(found -> Json.read(found.body(), StoredResult.class))
        .or(() -> earlier.flatMap(attempt -> attempt.find(path)));
  }

  StoredResult get(String path) {
    return find(path)
        .orElseThrow(() -> new IllegalStateException("step " + path + " has no result yet"));
  }

  /** Stores a result; false when there is one already. */
  boolean store(String path, StoredResult result) {
    return records.create(folder + path + RESULT, Json.bytes(result), Member.labels(result));
  }

  void rollUp(String path, Tally tally) {
    records.create(folder + path + ROLL_UP, Json.bytes(tally), Member.labels(tally));
  }

  boolean rolledUp(String path) {
    return rollUpAt(path).isPresent();
  }

  Optional<Tally> rollUpAt(String path) {
    return records
        .find(folder + path + ROLL_UP)
        .map(found -> Json.read(found.body(), Tally.class))
        .or(() -> earlier.flatMap(attempt -> attempt.rollUp(path)));
  }

  /** The counts of a step and all below it, once they have ended. */
  Optional<Tally> total(String path) {
    return find(path)
        .flatMap(result -> result.isLeaf() ? Optional.of(result.tally()) : rollUpAt(path));
  }

  /** Whether a step and all below it have ended. */
  boolean ended(String path) {
    return total(path).isPresent();
  }

  /** True for the one who may enqueue what follows a group. */
  boolean claimFollowUp(String path) {
    return records.create(folder + path + SENT, Json.bytes(Map.of()), Map.of());
  }

  /** Whether a duplicate has sent again everything that follows a step. */
  boolean sentAgain(String path) {
    return records.find(folder + path + AGAIN).isPresent();
  }

  void markSentAgain(String path) {
    records.create(folder + path + AGAIN, Json.bytes(Map.of()), Map.of());
  }

  /**
   * True for the one who may enqueue a step again, although somebody claimed to see to it. Each
   * delivery of a message is another chance: those before may have died after their claim.
   *
   * @param delivery its name
   */
  boolean claimAgain(String path, String delivery) {
    return records.create(folder + path + AGAIN + "-" + delivery, Json.bytes(Map.of()), Map.of());
  }

  /** True for the one who may enqueue the first step of a tree. */
  boolean claimStart(String root) {
    return records.create(folder + root + STARTED, Json.bytes(Map.of()), Map.of());
  }

  /** The steps directly below a path that have a result, by segment; below no path the roots. */
  Map<String, Member> members(String path) {
    Map<String, Member> members = new LinkedHashMap<>();
    earlier.ifPresent(attempt -> members.putAll(attempt.members(path)));
    GroupsListed listed = new GroupsListed(folder);
    records.children(below(path)).forEach(listed::add);
    members.putAll(listed.groups().getOrDefault(path, Map.of()));
    return members;
  }

  /** The same of every group at and below a path: a few large listings instead of many small. */
  Map<String, Map<String, Member>> groups(String path) {
    Map<String, Map<String, Member>> groups = new HashMap<>();
    earlier.ifPresent(attempt -> groups.putAll(attempt.groups(path)));
    GroupsListed listed = new GroupsListed(folder);
    Optional<String> continuation = Optional.empty();
    do {
      RecordStore.Page page = records.list(below(path), continuation, LARGEST_PAGE);
      page.entries().forEach(listed::add);
      continuation = page.continuation();
    } while (continuation.isPresent());
    listed
        .groups()
        .forEach(
            (at, members) ->
                groups.computeIfAbsent(at, any -> new LinkedHashMap<>()).putAll(members));
    return groups;
  }

  private String below(String path) {
    return path.isEmpty() ? folder : folder + path + "/";
  }

  /** All results below a prefix, at any depth, in order of their names, a page at a time. */
  Page results(String prefix, Optional<String> continuation, int most) {
    return results(prefix, tally -> true, continuation, most);
  }

  /** The same, without those that count nothing: they have no items. */
  Page resultsThatCount(String prefix, Optional<String> continuation, int most) {
    return results(prefix, tally -> !tally.equals(Tally.NONE), continuation, most);
  }

  /** Those whose own counts, as the listing shows them, are wanted; taken over ones last. */
  private Page results(
      String prefix, Predicate<Tally> wanted, Optional<String> continuation, int most) {
    if (earlier.isEmpty() || continuation.filter(at -> at.startsWith(EARLIER)).isEmpty()) {
      Page own = ownResults(prefix, wanted, continuation, most);
      return earlier.isPresent() && own.continuation().isEmpty()
          ? new Page(own.paths(), Optional.of(EARLIER))
          : own;
    }
    Optional<String> at = continuation.map(text -> text.substring(EARLIER.length()));
    Page page =
        earlier.get().whole().results(prefix, wanted, at.filter(text -> !text.isEmpty()), most);
    return new Page(
        page.paths().stream().filter(earlier.get()::takes).toList(),
        page.continuation().map(EARLIER::concat));
  }

  private Page ownResults(
      String prefix, Predicate<Tally> wanted, Optional<String> continuation, int most) {
    RecordStore.Page page = records.list(folder + prefix, continuation, most);
    return new Page(
        page.entries().stream()
            .filter(entry -> entry.name().endsWith(RESULT))
            .filter(entry -> wanted.test(Member.tally(entry.labels())))
            .map(RecordStore.Entry::name)
            .map(name -> name.substring(folder.length(), name.length() - RESULT.length()))
            .toList(),
        page.continuation());
  }

  /** Reads the results at and below a node, one after the other. */
  void each(String node, Consumer<StoredResult> use) {
    each(node, tally -> true, use);
  }

  /** The same, without reading those whose own counts are not wanted. */
  void each(String node, Predicate<Tally> wanted, Consumer<StoredResult> use) {
    eachNamed(node, wanted, (path, result) -> use.accept(result));
  }

  /** The same, with the path of each. */
  void eachNamed(String node, BiConsumer<String, StoredResult> use) {
    eachNamed(node, tally -> true, use);
  }

  private void eachNamed(
      String node, Predicate<Tally> wanted, BiConsumer<String, StoredResult> use) {
    Optional<String> continuation = Optional.empty();
    do {
      Page page = results(node, wanted, continuation, PAGE);
      page.paths().stream()
          .filter(path -> path.equals(node) || path.startsWith(node + "/"))
          .forEach(path -> use.accept(path, get(path)));
      continuation = page.continuation();
    } while (continuation.isPresent());
  }

  /** Paths of steps that have a result. */
  record Page(List<String> paths, Optional<String> continuation) {}
}
