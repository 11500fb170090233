package app.userdata.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;

/** Where a job stands. A terminal status never changes within an attempt. */
public enum JobStatus {
  NOT_STARTED("NotStarted"),
  PLANNING("Planning"),
  AWAITING_CONFIRMATION("AwaitingConfirmation"),
  RUNNING("Running"),
  VERIFYING("Verifying"),
  SUCCEEDED("Succeeded"),
  PARTIALLY_SUCCEEDED("PartiallySucceeded"),
  FAILED("Failed"),
  CANCELING("Canceling"),
  CANCELED("Canceled");

  private final String id;

  JobStatus(String id) {
    this.id = id;
  }

  /** The name in replies and queries. */
  @JsonValue
  public String id() {
    return id;
  }

  /** Whether nothing more will happen. */
  public boolean terminal() {
    return switch (this) {
      case SUCCEEDED, PARTIALLY_SUCCEEDED, FAILED, CANCELED -> true;
      case NOT_STARTED, PLANNING, AWAITING_CONFIRMATION, RUNNING, VERIFYING, CANCELING -> false;
    };
  }

  /** The statuses that may come after this one; the table of section 12, ruling 25. */
  public List<JobStatus> successors() {
    return switch (this) {
      case NOT_STARTED -> List.of(RUNNING, PLANNING, CANCELING, FAILED);
      case PLANNING -> List.of(AWAITING_CONFIRMATION, FAILED, CANCELING);
      case AWAITING_CONFIRMATION -> List.of(RUNNING, CANCELING, CANCELED);
      case RUNNING -> List.of(VERIFYING, FAILED, CANCELING);
      case VERIFYING -> List.of(SUCCEEDED, PARTIALLY_SUCCEEDED, FAILED, CANCELING);
      case CANCELING -> List.of(CANCELED);
      case SUCCEEDED, PARTIALLY_SUCCEEDED, FAILED, CANCELED -> List.of();
    };
  }

  /** The status of that name. */
  @JsonCreator
  public static JobStatus of(String id) {
    return Arrays.stream(values())
        .filter(status -> status.id.equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "status must be one of "
                        + Arrays.stream(values()).map(JobStatus::id).toList()));
  }
}
