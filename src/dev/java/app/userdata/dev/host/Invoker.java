package app.userdata.dev.host;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Calls functions, and ends the whole process when one takes longer than allowed: in Azure the
 * worker is restarted, and every other invocation in it dies too.
 */
final class Invoker implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger("Host");

  private final Duration timeout;
  private final Runnable onTimeout;
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(Threads.daemons("watch"));

  Invoker(Duration timeout, Runnable onTimeout) {
    this.timeout = timeout;
    this.onTimeout = onTimeout;
  }

  /** The function's result, or nothing for one without; fails when the function does. */
  Optional<Object> invoke(AppFunction function, Invocation invocation) throws InvocationException {
    ScheduledFuture<?> limit =
        watch.schedule(
            () -> expire(invocation), Math.max(1, timeout.toMillis()), TimeUnit.MILLISECONDS);
    try {
      return function.call(invocation);
    } catch (InvocationException e) {
      LOG.log(Level.SEVERE, "Function " + invocation.functionName() + " failed", e.getCause());
      throw e;
    } catch (Exception e) {
      LOG.log(Level.SEVERE, "Function " + invocation.functionName() + " could not be called", e);
      throw new InvocationException(e);
    } finally {
      limit.cancel(false);
    }
  }

  private void expire(Invocation invocation) {
    LOG.severe(
        "Function "
            + invocation.functionName()
            + " took longer than functionTimeout ("
            + timeout.toSeconds()
            + " s); the process ends, and everything in it.");
    onTimeout.run();
  }

  @Override
  public void close() {
    watch.shutdownNow();
  }
}
