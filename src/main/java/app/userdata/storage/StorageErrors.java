package app.userdata.storage;

import app.userdata.job.StorageUnavailableException;
import com.azure.core.exception.ClientAuthenticationException;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.queue.models.QueueStorageException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * The one translator of what the storage SDK throws. The service's own text is left out, because
 * its answer to a wrong signature repeats that signature; status and error code stay.
 */
final class StorageErrors {
  private static final Set<String> MISSING =
      Set.of("BlobNotFound", "ContainerNotFound", "QueueNotFound", "MessageNotFound");

  private static final int NOT_IMPLEMENTED = 501;

  private StorageErrors() {}

  /** Runs a call; what it throws becomes one sentence on what could not be done. */
  static <T> T guard(String action, String what, Supplier<T> call) {
    try {
      return call.get();
    } catch (RuntimeException problem) {
      throw translate(action, what, problem);
    }
  }

  static RuntimeException translate(String action, String what, Throwable problem) {
    String attempt = "could not " + action + " " + what + ": ";
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      Optional<Reply> reply = reply(cause);
      if (reply.isPresent()) {
        return refused(attempt, reply.get());
      }
      if (cause instanceof ClientAuthenticationException) {
        return new StorageUnavailableException(
            attempt
                + "the identity was not accepted; check DataStorage__credential and"
                + " DataStorage__clientId");
      }
      if (cause instanceof IOException || cause instanceof TimeoutException) {
        return new StorageUnavailableException(
            attempt
                + "the service cannot be reached ("
                + cause.getClass().getSimpleName()
                + "); check DataStorage and the network",
            cause);
      }
    }
    return problem instanceof RuntimeException ours ? ours : new IllegalStateException(problem);
  }

  /** Whether the blob, container, queue or message is not there. */
  static boolean isMissing(RuntimeException problem) {
    // A reply to HEAD has no body; its code may be absent.
    return reply(problem)
        .filter(reply -> reply.status == 404)
        .filter(reply -> reply.code.isEmpty() || MISSING.contains(reply.code))
        .isPresent();
  }

  /** Whether storage will not do it, rather than cannot at the moment. */
  static boolean isRefusal(RuntimeException problem) {
    return reply(problem)
        .filter(reply -> reply.status < 500 || reply.status == NOT_IMPLEMENTED)
        .filter(reply -> reply.status != 429 && reply.status != 408)
        .isPresent();
  }

  static boolean hasCode(RuntimeException problem, String... codes) {
    return reply(problem).filter(reply -> Set.of(codes).contains(reply.code)).isPresent();
  }

  /** What a reply means that is no success. */
  static RuntimeException refused(String action, String what, int status, String code) {
    return refused("could not " + action + " " + what + ": ", new Reply(status, code));
  }

  private static RuntimeException refused(String attempt, Reply reply) {
    String answer = attempt + "storage answered " + reply.status + " " + reply.code;
    if (reply.status == 401 || reply.status == 403) {
      return new StorageUnavailableException(
          answer.strip() + "; check DataStorage: its key, or the roles of its identity");
    }
    if (reply.status >= 500 || reply.status == 429 || reply.status == 408) {
      return new StorageUnavailableException(
          answer.strip() + "; check DataStorage: the state of its account");
    }
    return new IllegalStateException(answer.strip());
  }

  private static Optional<Reply> reply(Throwable problem) {
    if (problem instanceof BlobStorageException blob) {
      return Optional.of(new Reply(blob.getStatusCode(), text(blob.getErrorCode())));
    }
    if (problem instanceof QueueStorageException queue) {
      return Optional.of(new Reply(queue.getStatusCode(), text(queue.getErrorCode())));
    }
    return Optional.empty();
  }

  private static String text(Object code) {
    return code == null ? "" : code.toString();
  }

  private record Reply(int status, String code) {}
}
