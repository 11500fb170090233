package app.userdata.dev.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.dev.azurite.Azurite;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.QueueServiceVersion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** As in Azure: a trigger waits for its queue, and leaves it to the app to create it. */
final class QueueListenerIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final HostJson HOST =
      new HostJson("api", MINUTE, 4, 2, 5, Duration.ZERO, Duration.ofMillis(50), true);

  @Test
  void poll_missingQueue_isNotCreated() throws Exception {
    Polls polls = new Polls();
    try (Azurite azurite = Azurite.inMemory(Path.of(""));
        Invoker invoker = new Invoker(MINUTE, () -> {})) {
      QueueServiceClient account =
          new QueueServiceClientBuilder()
              .connectionString(azurite.connectionString())
              .serviceVersion(QueueServiceVersion.V2025_11_05)
              .httpClient(new OkHttpAsyncHttpClientBuilder().build())
              .addPolicy(polls)
              .buildClient();
      try (QueueListener listener =
          new QueueListener(Probes.function("picky", "missing"), account, invoker, HOST, MINUTE)) {
        listener.start();

        assertThat(polls.third.await(30, TimeUnit.SECONDS)).isTrue();
      }

      assertThatThrownBy(account.getQueueClient("missing")::getProperties)
          .hasMessageContaining("Status code 404");
    }
  }

  /** Notices when the listener has looked for the third time, so that two looks were answered. */
  private static final class Polls extends HttpPipelineSyncPolicy {
    private final CountDownLatch third = new CountDownLatch(3);

    @Override
    protected void beforeSendingRequest(HttpPipelineCallContext context) {
      if (context.getHttpRequest().getUrl().getPath().endsWith("/missing/messages")) {
        third.countDown();
      }
    }
  }
}
