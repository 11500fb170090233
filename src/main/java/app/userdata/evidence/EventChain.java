package app.userdata.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events of which each holds the hash of the one before, so that none can be altered, removed,
 * moved or repeated unseen. A chain alone cannot tell that its end was cut off, nor that all of it
 * was written anew: for that its head, the hash of the last event, has to be known from elsewhere,
 * such as the job's messages to its workflow.
 */
public final class EventChain {
  /** What the first event has instead of the hash of an event before. */
  public static final String START = "0".repeat(64);

  private EventChain() {}

  /**
   * The chain with one more event. The first event should name the job in its facts, so that the
   * chain cannot be passed off as another job's.
   *
   * @throws IllegalArgumentException if a value is not allowed in an {@link Event}
   */
  public static List<Event> append(
      List<Event> chain,
      Instant at,
      String status,
      @Nullable String by,
      Map<String, String> facts) {
    Event unsealed = new Event(chain.size() + 1, at, status, by, facts, head(chain), START);
    List<Event> longer = new ArrayList<>(chain);
    longer.add(
        new Event(unsealed.number(), at, status, by, facts, unsealed.previous(), hash(unsealed)));
    return List.copyOf(longer);
  }

  /** The hash of the last event; {@link #START} of an empty chain. */
  public static String head(List<Event> chain) {
    return chain.isEmpty() ? START : chain.get(chain.size() - 1).hash();
  }

  /** What is wrong inside of the chain, a sentence each; nothing when it is whole. */
  public static List<String> faults(List<Event> chain) {
    List<String> faults = new ArrayList<>();
    String previous = START;
    for (int i = 0; i < chain.size(); i++) {
      Event event = chain.get(i);
      if (event.number() != i + 1) {
        faults.add(
            "Event "
                + event.number()
                + " stands at place "
                + (i + 1)
                + ": events were removed, moved or repeated.");
      }
      if (!event.previous().equals(previous)) {
        faults.add(
            i == 0
                ? "The first event is not the beginning of a chain: events before it were removed."
                : "Event "
                    + event.number()
                    + " does not continue the event that stands before it.");
      }
      if (!event.hash().equals(hash(event))) {
        faults.add(
            "Event " + event.number() + " was altered: its hash is not that of its content.");
      }
      previous = event.hash();
    }
    return faults;
  }

  /** Like {@link #faults(List)}, and whether the chain ends where the head says. */
  public static List<String> faults(List<Event> chain, String head) {
    List<String> faults = new ArrayList<>(faults(chain));
    if (!head(chain).equals(head)) {
      faults.add(
          "The chain does not end with its head: events at its end were removed or altered.");
    }
    return faults;
  }

  private static String hash(Event event) {
    ObjectNode content = (ObjectNode) EvidenceJson.tree(event);
    content.remove("hash");
    return Hashes.sha256(CanonicalJson.of(content));
  }
}
