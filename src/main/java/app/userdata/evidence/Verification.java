package app.userdata.evidence;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it was looked whether the deleted items of a category are gone.
 *
 * @param operations the API operations that looked, by the names of the API
 * @param from when the first look began; absent if there was none
 * @param to when the last look ended; absent if there was none
 * @param passes how many times everything was looked at
 */
public record Verification(
    Method method,
    List<String> operations,
    @Nullable Instant from,
    @Nullable Instant to,
    int passes,
    Result result) {
  /** Wrong values are an {@link IllegalArgumentException} that names the member. */
  public Verification {
    Values.present("method", method);
    operations = List.copyOf(Values.present("operations", operations));
    operations.forEach(operation -> Values.word("an operation", operation));
    Values.count("passes", passes);
    Values.present("result", result);
  }

  /** For a category of which nothing was, or could be, looked at. */
  public static Verification none() {
    return new Verification(Method.NOT_OBSERVABLE, List.of(), null, null, 0, Result.NOT_APPLICABLE);
  }

  /** Whether anybody looked, so that the result means something. */
  boolean looked() {
    return passes > 0 && from != null && to != null && !to.isBefore(from);
  }

  /** By what an item was, or was not, seen to be gone. */
  public enum Method {
    /** It was no longer listed. */
    LISTED("listed"),
    /** What contained it was gone. */
    PARENT_GONE("parentGone"),
    /** The API does not let one look. */
    NOT_OBSERVABLE("notObservable");

    private final String id;

    Method(String id) {
      this.id = id;
    }

    /** The name in JSON. */
    @JsonValue
    public String id() {
      return id;
    }
  }

  /** What the last look found of the items whose deletion the service had accepted. */
  public enum Result {
    GONE("gone"),
    SURVIVORS("survivors"),
    NOT_APPLICABLE("notApplicable");

    private final String id;

    Result(String id) {
      this.id = id;
    }

    /** The name in JSON. */
    @JsonValue
    public String id() {
      return id;
    }
  }
}
