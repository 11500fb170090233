package app.userdata.job;

import app.userdata.category.Comparison;
import app.userdata.category.Deleted;
import app.userdata.category.Holdings;
import app.userdata.category.Inventory;
import app.userdata.category.Outcome;
import app.userdata.category.Phase;
import app.userdata.category.PlannedIds;
import app.userdata.category.Poll;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The steps that see whether a phase's items are gone: they wait, with few calls, until a look is
 * worth its calls; list everything again; delete again what survived, a bounded number of times;
 * and only then say what became of each item. What the service replied is not believed.
 */
final class VerifySteps {
  static final String AWAIT = "await";
  static final String WAIT = "wait";
  static final String COMPARE = "compare";

  private static final String PASS = "pass";
  private static final String NUMBER = "number";
  private static final String SINCE = "since";
  private static final String LAST = "last";
  private static final String SAME = "same";
  private static final String EXPECTED = "expected";

  /** After so many looks what is still there is reported. */
  static final int PASSES = 3;

  /** An earlier pass gives up waiting when so many polls saw the same. */
  private static final int STANDSTILL = 4;

  private static final int LONGEST_DOUBLING = 5;

  private final Duration window;
  private final Duration poll;

  /**
   * @param window how long the last pass waits for a deletion to show
   * @param poll the first pause; the following are longer
   */
  VerifySteps(Duration window, Duration poll) {
    this.window = window;
    this.poll = poll;
  }

  static Map<String, String> firstPass() {
    return Map.of(PASS, "1");
  }

  /** Waits, then looks. */
  StoredResult await(Deleting deleting, Work work) {
    Map<String, String> args =
        Map.of(
            NUMBER, "0",
            SAME, "0",
            LAST, "-1",
            SINCE, String.valueOf(deleting.now().toEpochMilli()),
            EXPECTED, String.valueOf(expected(deleting, work)));
    Map<String, String> look =
        new HashMap<>(
            Inventory.arguments(
                work.arg(Deleting.PROJECT), Deleting.verifying(Deleting.phase(work))));
    look.put(InventorySteps.NEXT, COMPARE);
    return StoredResult.naming(
        List.of(work.below("w00", WAIT, args)),
        work.below("look", Inventory.START, look),
        Map.of(),
        deleting.now());
  }

  private static long expected(Deleting deleting, Work work) {
    if (Deleting.phase(work) != Phase.IMAGES) {
      return 0;
    }
    String project = work.arg(Deleting.PROJECT);
    Holdings planned = Holdings.read(deleting.inventory(PlanSteps.PLAN + "/" + project, false));
    return Poll.expected(planned, planned(deleting, work));
  }

  private static PlannedIds planned(Deleting deleting, Work work) {
    Set<String> phase = Set.of(work.arg(Deleting.PHASE));
    return PlannedIds.of(deleting.plan().chunks(work.arg(Deleting.PROJECT), phase), phase);
  }

  /**
   * Asks whether a look is worth its calls; if not, and there is time, asks again later. Nobody
   * waits for a job that is being canceled.
   */
  StoredResult wait(Deleting deleting, Work work) {
    if (deleting.cancellation().requested()) {
      return StoredResult.naming(List.of(), null, Map.of(), deleting.now());
    }
    // Of images all are counted, of what is planned and what is not.
    Phase phase = Deleting.phase(work);
    Predicate<UUID> planned =
        phase == Phase.IMAGES ? id -> true : planned(deleting, work)::contains;
    long there = new Poll(deleting.service(), Deleting.project(work)).remaining(phase, planned);
    int number = Integer.parseInt(work.arg(NUMBER));
    int same = there == Long.parseLong(work.arg(LAST)) ? Integer.parseInt(work.arg(SAME)) + 1 : 0;
    Duration waited =
        Duration.ofMillis(deleting.now().toEpochMilli() - Long.parseLong(work.arg(SINCE)));
    boolean last = Integer.parseInt(work.arg(PASS)) == PASSES;
    boolean enough =
        there <= Long.parseLong(work.arg(EXPECTED))
            || waited.compareTo(window) > 0
            || (!last && same >= STANDSTILL);
    if (enough) {
      return StoredResult.naming(List.of(), null, Map.of(), deleting.now());
    }
    Map<String, String> args = new HashMap<>(work.args());
    args.put(NUMBER, String.valueOf(number + 1));
    args.put(SAME, String.valueOf(same));
    args.put(LAST, String.valueOf(there));
    args.put(Work.DELAY, String.valueOf(poll.toMillis() << Math.min(number, LONGEST_DOUBLING)));
    Work again =
        new Work(
            Work.JOB_STEPS,
            Work.parent(work.path()) + String.format("/w%02d", number + 1),
            WAIT,
            args);
    return StoredResult.besides(List.of(again), deleting.now());
  }

  /** Compares a complete look with the plan; deletes again, or comes to the conclusion. */
  StoredResult compare(Deleting deleting, Work work) {
    Phase phase = Deleting.phase(work);
    String look = Work.parent(work.path());
    if (!deleting.complete(look)) {
      return StoredResult.naming(
          List.of(), null, Map.of(StoredResult.FAILED, "the look has gaps"), deleting.now());
    }
    Comparison now = new Comparison(Holdings.read(deleting.inventory(look, false)));
    PlannedIds planned = planned(deleting, work);
    Set<String> there = new HashSet<>();
    now.remaining(phase, Deleting.project(work)).stream()
        .filter(planned::contains)
        .forEach(id -> there.add(id.toString()));
    Map<String, Deleted.Known> known = known(deleting, Work.parent(Work.parent(work.path())));
    Set<String> again = new HashSet<>(there);
    again.removeIf(id -> known.containsKey(id) && known.get(id).outcome() != Outcome.ABSENT);
    // What is there was not absent: the next pass deletes it like the rest.
    known.keySet().removeAll(again);
    int pass = Integer.parseInt(work.arg(PASS));
    Map<String, String> data = new HashMap<>();
    data.put(PhaseSteps.KNOWN, deleting.parts().write(work.path() + "/known", Json.bytes(known)));
    if (!again.isEmpty() && pass < PASSES && !deleting.cancellation().requested()) {
      return repeat(deleting, work, again, data);
    }
    data.put(
        Conclusions.SURVIVORS, deleting.parts().write(work.path() + "/there", Json.bytes(there)));
    return Conclusions.begin(deleting, work, now, data);
  }

  /** Deletes what survived once more, piece by piece, and looks again. */
  private static StoredResult repeat(
      Deleting deleting, Work work, Set<String> again, Map<String, String> data) {
    String survivors = deleting.parts().write(work.path() + "/again", Json.bytes(again));
    int next = Integer.parseInt(work.arg(PASS)) + 1;
    Work verify = work.below("v" + next, AWAIT, Map.of(PASS, String.valueOf(next)));
    return StoredResult.naming(
        Batches.only(deleting, work, survivors), verify, data, deleting.now());
  }

  /**
   * What all deletions of this project and phase know so far: those of the node above the looks of
   * this pass, which starts with what the passes before knew. What a repeated deletion finds absent
   * went with an earlier one.
   */
  private static Map<String, Deleted.Known> known(Deleting deleting, String await) {
    String node = Work.parent(await);
    Map<String, Deleted.Known> before = known(deleting, deleting.book().get(node));
    Map<String, Deleted.Known> known = new HashMap<>(before);
    boolean repeated = node.endsWith("/" + COMPARE);
    Batches.paths(deleting.book(), node).stream()
        .map(path -> known(deleting, deleting.book().get(path)))
        .forEach(
            step ->
                step.forEach(
                    (id, one) -> {
                      if (!repeated || one.outcome() != Outcome.ABSENT) {
                        known.put(id, one);
                      }
                    }));
    return known;
  }

  private static Map<String, Deleted.Known> known(Deleting deleting, StoredResult result) {
    return Optional.ofNullable(result.dataOf().get(PhaseSteps.KNOWN))
        .map(part -> Json.known(bytes(deleting, part)))
        .orElse(Map.of());
  }

  /** Which pass the step at a path belongs to. */
  static int passes(String path) {
    int passes = 0;
    for (String segment : path.split("/")) {
      passes += segment.matches("v[0-9]+") ? 1 : 0;
    }
    return passes;
  }

  private static byte[] bytes(Deleting deleting, String part) {
    return deleting.parts().bytes(part);
  }
}
