package app.userdata.function;

import app.userdata.job.JobKind;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody may do, by the values of the app roles in Entra ID. Each of them may also read. */
enum Role {
  READER("Reader"),
  EXPORTER("Exporter"),
  DELETER("Deleter");

  private final String value;

  Role(String value) {
    this.value = value;
  }

  /** The role that a token names, if it is one of ours. */
  static Optional<Role> of(String value) {
    return Stream.of(values()).filter(role -> role.value.equals(value)).findFirst();
  }

  /** The role that starts, carries on, cancels and removes jobs of a kind. */
  static Role of(JobKind kind) {
    return switch (kind) {
      case EXPORT -> EXPORTER;
      case DELETION -> DELETER;
    };
  }

  /** The role that may see the report of jobs of a kind. */
  static Role reporting(JobKind kind) {
    return switch (kind) {
      case EXPORT -> EXPORTER;
      case DELETION -> READER;
    };
  }

  String value() {
    return value;
  }
}
