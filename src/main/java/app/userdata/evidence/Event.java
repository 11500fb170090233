package app.userdata.evidence;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One control transition of a job, bound to the one before it. {@link EventChain} makes them.
 *
 * @param number 1 for the first, then one more each
 * @param at when it happened, by the clock of the machine that made it
 * @param status the job's status from then on
 * @param by who caused it, as sign-in names them; absent when the app itself did
 * @param facts what else is to be kept: a word, and an id, count, hash or time without white space;
 *     never the name of an image, tag or project
 * @param previous the hash of the event before; 64 zeros in the first
 * @param hash SHA-256 of the canonical JSON of all other members, lower-case hexadecimal
 */
public record Event(
    int number,
    Instant at,
    String status,
    @Nullable String by,
    Map<String, String> facts,
    String previous,
    String hash) {
  /** Wrong values are an {@link IllegalArgumentException} that names the member. */
  public Event {
    Values.positive("number", number);
    Values.present("at", at);
    Values.word("status", status);
    if (by != null) {
      Values.sentence("by", by);
    }
    Values.present("facts", facts)
        .forEach(
            (name, value) -> {
              Values.word("the name of a fact", name);
              Values.token("a fact", value);
            });
    facts = Collections.unmodifiableMap(new TreeMap<>(facts));
    Values.sha256("previous", previous);
    Values.sha256("hash", hash);
  }
}
