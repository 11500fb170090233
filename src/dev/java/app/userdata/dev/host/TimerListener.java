package app.userdata.dev.host;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Calls a function by its schedule, never twice at the same time. */
final class TimerListener implements AutoCloseable {
  private final AppFunction function;
  private final NcrontabSchedule schedule;
  private final Invoker invoker;
  private final Clock clock;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Threads.daemons("timer"));

  TimerListener(AppFunction function, NcrontabSchedule schedule, Invoker invoker, Clock clock) {
    this.function = function;
    this.schedule = schedule;
    this.invoker = invoker;
    this.clock = clock;
  }

  void start() {
    Instant now = clock.instant();
    long wait = Duration.between(now, schedule.next(now)).toMillis();
    ScheduledFuture<?> unused =
        timer.schedule(this::fire, Math.max(1, wait), TimeUnit.MILLISECONDS);
  }

  private void fire() {
    try {
      invoker.invoke(function, Invocation.of(function.staged(), "{\"IsPastDue\":false}", Map.of()));
    } catch (InvocationException e) {
      // The invoker has logged it; the next time is as good as any.
      return;
    } finally {
      start();
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
