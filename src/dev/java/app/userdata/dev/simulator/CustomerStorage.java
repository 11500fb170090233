package app.userdata.dev.simulator;

import java.util.Optional;

/**
 * Where a project sends copies: models to a container, notices to a queue, both in the storage of
 * the customer. A deletion in the service does not reach them.
 */
public record CustomerStorage(
    Optional<String> exportModelContainerUri, Optional<String> notificationQueueUri) {
  /** No copies are sent anywhere. */
  public static final CustomerStorage NONE =
      new CustomerStorage(Optional.empty(), Optional.empty());

  public static CustomerStorage of(String exportModelContainerUri, String notificationQueueUri) {
    return new CustomerStorage(
        Optional.of(exportModelContainerUri), Optional.of(notificationQueueUri));
  }
}
