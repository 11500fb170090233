package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.Outcome;
import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.Tag;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps that see between two calls that their job was canceled. */
final class CancelRunningStepTest {
  private static final int IMAGES = 200;
  private static final int TAGS = 42;

  private final Account account = account();
  private final AdjustableClock time = new AdjustableClock();
  private volatile Runnable whenAsked = () -> {};
  private final EngineBench bench =
      new EngineBench(
          account,
          SimulatorOptions.defaults().withCallsPerSecond(0),
          400,
          new Ports(
              new InMemoryRecordStore(),
              new InMemoryMessageQueue(time),
              new InMemoryExportArchives()),
          new AskedClock());

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void cancel_whileTagsGoOneByOne_triesNoMore() throws Exception {
    ObjectNode planned = bench.plan("{\"categories\":[\"tags\"]}");
    String id = planned.get("id").asText();
    cancelOnce(id, () -> bench.simulator().traffic().calls("DeleteTag") == 3);

    ObjectNode job = bench.confirm(planned);

    assertThat(job.get("status").asText()).isEqualTo("Canceled");
    assertThat(bench.simulator().traffic().calls("DeleteTag")).isEqualTo(3);
    assertThat(ids(job, Outcome.DELETED)).hasSize(3);
    assertThat(ids(job, Outcome.SKIPPED))
        .hasSize(TAGS - 3)
        .isEqualTo(DeletionScopeTest.ids(Holdings.of(account), "tag"));
  }

  @Test
  void cancel_whileImagesAreCopied_copiesNoMore() throws Exception {
    String id = bench.start("{\"categories\":[\"images\"]}");
    cancelOnce(id, () -> bench.simulator().traffic().blobGets() >= 10);

    ObjectNode job = bench.settle(id);

    assertThat(job.get("status").asText()).isEqualTo("Canceled");
    assertThat(bench.simulator().traffic().blobGets()).isBetween(10L, 100L);
    assertThat(job.at("/categories/images/planned").asInt()).isEqualTo(IMAGES);
    assertThat(job.at("/categories/images/done").asInt())
        .isEqualTo(ids(job, Outcome.EXPORTED).size())
        .isBetween(10, 100);
  }

  /** Cancels the job at that moment, after which three seconds pass. */
  private void cancelOnce(String id, BooleanSupplier moment) {
    AtomicBoolean done = new AtomicBoolean();
    whenAsked =
        () -> {
          if (moment.getAsBoolean() && done.compareAndSet(false, true)) {
            bench.engine().cancels().cancel(id, Optional.empty());
            time.advance(Duration.ofSeconds(3));
          }
        };
  }

  private Set<String> ids(ObjectNode job, Outcome outcome) {
    Set<String> ids = new TreeSet<>();
    for (JsonNode item : bench.items(job, Optional.of(outcome))) {
      ids.add(item.get("id").asText());
    }
    return ids;
  }

  private static Account account() {
    Account account = SampleAccount.large(IMAGES);
    for (int number = account.projects().get(0).tags().size(); number < TAGS; number++) {
      account.projects().get(0).add(new Tag(new UUID(4711, number), "tag " + number));
    }
    return account;
  }

  /** The clock that steps ask before each call. */
  private final class AskedClock extends Clock {
    @Override
    public Instant instant() {
      whenAsked.run();
      return time.instant();
    }

    @Override
    public ZoneId getZone() {
      return time.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
