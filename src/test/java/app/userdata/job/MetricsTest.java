package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.CategoryId;
import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.telemetry.Instrument;
import app.userdata.telemetry.OpenTelemetryMetrics;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an SDK collects of the real engine: these names, and nothing that leads to a person. */
final class MetricsTest {
  private static final String CATEGORY = "userdata.category";
  private static final String OUTCOME = "userdata.outcome";
  private static final String STATUS_CODE = "http.response.status_code";
  private static final Map<String, String> VALUES =
      Map.of(
          "userdata.kind",
          "export|deletion",
          CATEGORY,
          "job|" + String.join("|", CategoryId.ids()),
          "userdata.outcome",
          "done|failed|putOff|retried|repeated|overtaken|skipped|residual",
          "userdata.status",
          "[A-Z][A-Za-z]+",
          "userdata.operation",
          "download|[A-Z][A-Za-z]+",
          "userdata.wait",
          "slot|retry",
          STATUS_CODE,
          "[1-5][0-9][0-9]",
          "messaging.destination.name",
          "[a-z-]+-poison");

  private final InMemoryMetricReader reader = InMemoryMetricReader.create();
  private final AdjustableClock clock = new AdjustableClock();
  private final Ports ports =
      new Ports(
          new InMemoryRecordStore(), new InMemoryMessageQueue(clock), new InMemoryExportArchives());
  private final EngineBench bench = bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private EngineBench bench() {
    OpenTelemetryMetrics metrics =
        OpenTelemetryMetrics.of(
            OpenTelemetrySdk.builder()
                .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(reader).build())
                .build());
    return EngineBench.quick(
        SampleAccount.create(),
        SimulatorOptions.defaults().withReplies(faults -> faults.withThrottleShare(0.1, 0)),
        ports,
        new Watching(Quiet.LOG, metrics.jobs(), metrics.calls()),
        clock);
  }

  @Test
  void collect_afterAllThatCanHappen_findsEveryInstrumentAndNoOther() throws Exception {
    bench.export("");
    bench.delete("{\"categories\":[\"all\"]}");
    disturb();

    CollectedMetrics collected = CollectedMetrics.by(reader);

    assertThat(collected.names())
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Instrument.values()).map(Instrument::id).toList());
    for (Instrument instrument : Instrument.values()) {
      assertThat(collected.unit(instrument)).isEqualTo(instrument.unit());
    }
    assertThat(collected.attributes()).isNotEmpty().allSatisfy(MetricsTest::isAllowed);
  }

  @Test
  void collect_afterAnExport_countsWhatTheJobCounts() throws Exception {
    ObjectNode job = bench.export("");

    CollectedMetrics collected = CollectedMetrics.by(reader);

    for (CategoryId category : CategoryId.values()) {
      String counts = "/categories/" + category.id() + "/";
      for (String outcome : List.of("done", "skipped", "failed")) {
        assertThat(
                collected.sum(Instrument.ITEMS, Map.of(CATEGORY, category.id(), OUTCOME, outcome)))
            .as(category + " " + outcome)
            .isEqualTo(job.at(counts + outcome).asLong());
      }
      assertThat(collected.sum(Instrument.EXPORT_IO, Map.of(CATEGORY, category.id())))
          .as(category.id())
          .isEqualTo(job.at(counts + "bytes").asLong());
    }
  }

  @Test
  void collect_afterCalls_countsThoseThatArrived() throws Exception {
    bench.export("{\"categories\":[\"tags\"]}");

    CollectedMetrics collected = CollectedMetrics.by(reader);

    assertThat(collected.sum(Instrument.CALLS, Map.of()))
        .isEqualTo(bench.simulator().traffic().arrivals().size());
    assertThat(collected.sum(Instrument.CALLS, Map.of(STATUS_CODE, "429")))
        .isPositive()
        .isEqualTo(bench.simulator().traffic().throttled());
  }

  @Test
  void tick_jobsThatWait_tellsHowManyAndThenNone() throws Exception {
    Map<String, String> waiting =
        Map.of("userdata.kind", "deletion", "userdata.status", "AwaitingConfirmation");
    ObjectNode planned = bench.plan("{\"categories\":[\"tags\"]}");
    bench.engine().supervisor().tick(Quiet.LOG);
    long before = CollectedMetrics.by(reader).sum(Instrument.ACTIVE, waiting);

    bench.confirm(planned);
    bench.engine().supervisor().tick(Quiet.LOG);

    assertThat(before).isEqualTo(1);
    assertThat(CollectedMetrics.by(reader).sum(Instrument.ACTIVE, waiting)).isZero();
  }

  @Test
  void tick_jobDueInTwoDays_isAtRisk() {
    bench.start("{\"categories\":[\"tags\"]}");
    clock.advance(Duration.ofDays(29));

    bench.engine().supervisor().tick(Quiet.LOG);

    CollectedMetrics collected = CollectedMetrics.by(reader);
    assertThat(collected.sum(Instrument.AT_RISK, Map.of("userdata.kind", "export"))).isEqualTo(1);
    assertThat(collected.sum(Instrument.AT_RISK, Map.of("userdata.kind", "deletion"))).isZero();
  }

  /** Lets happen what an undisturbed job has none of. */
  private void disturb() throws Exception {
    ports.queue().send("export-tags-poison", "{}", Duration.ZERO);
    bench.start("{\"categories\":[\"tags\"]}");
    bench.engine().supervisor().tick(Quiet.LOG);
    clock.advance(Duration.ofHours(2));
    bench.engine().supervisor().tick(Quiet.LOG);
  }

  private static void isAllowed(Attributes attributes) {
    attributes.forEach(
        (key, value) ->
            assertThat(String.valueOf(value))
                .as(key.getKey())
                .matches(VALUES.getOrDefault(key.getKey(), "no such attribute")));
  }
}
