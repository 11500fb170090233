package app.userdata.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** The two operations. */
public enum JobKind {
  EXPORT("export"),
  DELETION("deletion");

  private final String id;

  JobKind(String id) {
    this.id = id;
  }

  /** The name in requests, records and replies. */
  @JsonValue
  public String id() {
    return id;
  }

  /** The kind of that name. */
  @JsonCreator
  public static JobKind of(String id) {
    return Arrays.stream(values())
        .filter(kind -> kind.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("kind must be export or deletion"));
  }
}
