package app.userdata.dev.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A function that does not answer ends the process, as in Azure. */
final class InvokerTest {
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Invoker invoker = new Invoker(Duration.ofMillis(200), ended::countDown);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stop() {
    threads.shutdownNow();
    invoker.close();
  }

  @Test
  void invoke_functionThatNeverAnswers_endsTheProcess() throws Exception {
    assertNeverAnswers(Probes.function("hang"));
  }

  @Test
  void invoke_classThatCannotBeInitialised_neverAnswersEither() throws Exception {
    assertNeverAnswers(Probes.function(Probes.Unloadable.class, "run"));
  }

  private void assertNeverAnswers(AppFunction function) throws Exception {
    Future<?> call =
        threads.submit(
            () -> invoker.invoke(function, Invocation.of(function.staged(), "x", Map.of())));

    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(call).isNotDone();
  }
}
