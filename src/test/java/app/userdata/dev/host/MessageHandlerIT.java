package app.userdata.dev.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.dev.azurite.Azurite;
import com.azure.core.util.Context;
import com.azure.storage.queue.QueueClient;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.models.QueueMessageItem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What becomes of a queue message, in Azurite. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class MessageHandlerIT {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final HostJson HOST =
      new HostJson(
          "api", Duration.ofMinutes(1), 4, 2, 2, Duration.ZERO, Duration.ofSeconds(2), true);

  private final Invoker invoker = new Invoker(Duration.ofMinutes(1), () -> {});
  private Azurite azurite;
  private QueueServiceClient account;

  @BeforeAll
  void start() {
    azurite = Azurite.inMemory(Path.of(""));
    account = HostQueues.open("DataStorage", Map.of("DataStorage", azurite.connectionString()));
  }

  @AfterAll
  void stop() {
    invoker.close();
    azurite.close();
  }

  @Test
  void handle_success_deletesTheMessage() {
    QueueClient queue = filled("good", base64("gut"));

    handler("good").handle(next(queue));

    assertThat(queue.getProperties().getApproximateMessagesCountLong()).isZero();
    assertMissing("good-poison");
  }

  @Test
  void handle_failure_showsTheMessageAgainAndThenPoisonsItUnchanged() {
    QueueClient queue = filled("bad", base64("schlecht"));

    handler("bad").handle(next(queue));
    assertMissing("bad-poison");
    handler("bad").handle(next(queue));

    assertThat(queue.getProperties().getApproximateMessagesCountLong()).isZero();
    assertThat(next(poison("bad")).getBody()).hasToString(base64("schlecht"));
  }

  @Test
  void handle_bodyThatIsNotBase64_isPoisonedWithoutRunning() {
    QueueClient queue = filled("plain", "gut!");

    handler("plain").handle(next(queue));
    handler("plain").handle(next(queue));

    assertThat(next(poison("plain")).getBody()).hasToString("gut!");
  }

  @Test
  void handle_deliveredTooOften_isPoisonedWithoutRunning() {
    QueueClient queue = filled("often", base64("gut"));
    for (int delivery = 0; delivery < HOST.maxDequeueCount(); delivery++) {
      QueueMessageItem seen = next(queue);
      queue.updateMessage(
          seen.getMessageId(), seen.getPopReceipt(), seen.getBody().toString(), Duration.ZERO);
    }

    handler("often").handle(next(queue));

    assertThat(next(poison("often")).getBody()).hasToString(base64("gut"));
  }

  @Test
  void handle_failureInAPoisonQueue_leavesItThere() {
    QueueClient queue = filled("last-poison", base64("schlecht"));

    for (int delivery = 0; delivery < HOST.maxDequeueCount() + 1; delivery++) {
      handler("last-poison").handle(next(queue));
    }

    assertThat(queue.getProperties().getApproximateMessagesCountLong()).isEqualTo(1);
    assertMissing("last-poison-poison");
  }

  private MessageHandler handler(String queue) {
    return new MessageHandler(Probes.function("picky"), account, queue, invoker, HOST, LEASE);
  }

  private QueueClient filled(String name, String body) {
    QueueClient queue = account.getQueueClient(name);
    queue.create();
    queue.sendMessage(body);
    return queue;
  }

  private void assertMissing(String name) {
    QueueClient queue = account.getQueueClient(name);
    assertThatThrownBy(queue::getProperties).hasMessageContaining("Status code 404");
  }

  private QueueClient poison(String name) {
    return account.getQueueClient(name + "-poison");
  }

  private static QueueMessageItem next(QueueClient queue) {
    return queue.receiveMessages(1, LEASE, null, Context.NONE).iterator().next();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
