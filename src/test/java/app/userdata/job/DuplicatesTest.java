package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two workers on the same step: what follows is sent by one of them. */
final class DuplicatesTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();
  private static final String TAGS = "{\"categories\":[\"tags\"]}";

  private final InMemoryRecordStore records = new InMemoryRecordStore();
  private final InMemoryMessageQueue queue = new InMemoryMessageQueue(Clock.systemUTC());

  @Test
  void run_copyOfTheMessageWasQuicker_sendsNothing() throws Exception {
    Ports slow = new Ports(beatenTo("/plan.json"), queue, new InMemoryExportArchives());
    try (ExportBench bench = ExportBench.quick(SampleAccount.create(), CALM, slow)) {
      bench.engine().deletions().start(Start.of(TAGS));
      MessageQueue.Received plan = queue.receive("job-steps", 1, Duration.ofMinutes(1)).get(0);

      bench.engine().steps().run(plan.body(), 1);
      assertThat(queue.size("job-steps")).isEqualTo(1);

      // The quicker one died before it sent anything; its message is delivered again.
      bench.engine().steps().run(plan.body(), 2);
      assertThat(queue.size("job-steps")).isGreaterThan(1);
    }
  }

  @Test
  void confirm_repeatedBeforeTheFirstStep_sendsItOnce() throws Exception {
    Ports ports = new Ports(records, queue, new InMemoryExportArchives());
    try (ExportBench bench = ExportBench.quick(SampleAccount.create(), CALM, ports)) {
      ObjectNode planned = bench.plan(TAGS);
      String id = planned.get("id").asText();
      String hash = planned.get("planHash").asText();

      bench.engine().deletions().confirm(id, hash, Optional.empty());
      bench.engine().deletions().confirm(id, hash, Optional.empty());

      assertThat(queue.size("job-steps")).isEqualTo(1);
    }
  }

  /** Records in which somebody else creates the record of that ending a moment before us. */
  private RecordStore beatenTo(String ending) {
    return (RecordStore)
        Proxy.newProxyInstance(
            RecordStore.class.getClassLoader(),
            new Class<?>[] {RecordStore.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("create") && ((String) arguments[0]).endsWith(ending)) {
                records.create((String) arguments[0], (byte[]) arguments[1], labels(arguments));
              }
              try {
                return method.invoke(records, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }

  @SuppressWarnings("unchecked") // As the port declares it.
  private static Map<String, String> labels(Object[] arguments) {
    return (Map<String, String>) List.of(arguments).get(2);
  }
}
