package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the app keeps of its own, for how long, and what it tells while a job waits. */
final class RemovalsTest {
  private static final String TAGS = "{\"categories\":[\"tags\"],\"reference\":\"ticket 4711\"}";

  private final AdjustableClock clock = new AdjustableClock();
  private final InMemoryMessageQueue queue = new InMemoryMessageQueue(clock);
  private final InMemoryRecordStore records = new InMemoryRecordStore();
  private final InMemoryExportArchives archives = new InMemoryExportArchives();
  private final EngineBench bench =
      new EngineBench(
          SampleAccount.create(),
          SimulatorOptions.defaults().withCallsPerSecond(0),
          400,
          new Ports(records, queue, archives),
          clock);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void tick_archiveTimeIsOver_archiveGoesAndRecordsStay() throws Exception {
    String id = export(TAGS);
    assertThat(archives.contents(id).keySet()).isNotEmpty();

    supervise(Duration.ofDays(13));
    assertThat(archives.contents(id).keySet()).isNotEmpty();
    supervise(Duration.ofDays(2));

    assertThat(archives.contents(id).keySet()).isEmpty();
    assertThat(status(id)).isEqualTo("Succeeded");
  }

  @Test
  void tick_recordTimeIsOver_onlyABareRecordStays() throws Exception {
    String id = export(TAGS);

    supervise(Duration.ofDays(31));

    assertThat(names(id)).containsExactly(id + "/job.json");
    assertThat(record(id)).doesNotContain("4711");
    assertHidden(id);
  }

  @Test
  void tick_recordTimeOfADeletionIsOver_evidenceStays() throws Exception {
    String id = bench.delete(TAGS).get("id").asText();
    byte[] evidence = bench.jobs().evidence(id);

    supervise(Duration.ofDays(31));

    assertThat(names(id)).contains(id + "/job.json", id + "/evidence/evidence-a1.json");
    assertThat(names(id))
        .allMatch(name -> name.endsWith("/job.json") || name.startsWith(id + "/evidence/"));
    assertThat(bench.jobs().evidence(id)).isEqualTo(evidence);
    assertHidden(id);
  }

  @Test
  void tick_exportIsNamedByADeletion_doesNotExpire() throws Exception {
    String id = export(TAGS);
    bench.plan("{\"categories\":[\"tags\"],\"requireExport\":\"" + id + "\"}");

    supervise(Duration.ofDays(15));
    supervise(Duration.ofDays(16));
    supervise(Duration.ofDays(31));

    assertThat(archives.contents(id).keySet()).isNotEmpty();
    assertThat(status(id)).isEqualTo("Succeeded");
  }

  @Test
  void remove_exportIsNamedByADeletion_goesBecauseSomebodyAskedForIt() throws Exception {
    String id = export(TAGS);
    bench.plan("{\"categories\":[\"tags\"],\"requireExport\":\"" + id + "\"}");

    bench.jobs().remove(id);
    supervise(Duration.ZERO);

    assertThat(archives.contents(id).keySet()).isEmpty();
    assertThat(names(id)).containsExactly(id + "/job.json");
  }

  @Test
  void start_deletionIsRefused_theExportThatItNamedStillExpires() throws Exception {
    String id = export(TAGS);
    bench.start(TAGS);
    assertThatThrownBy(
            () ->
                bench
                    .engine()
                    .deletions()
                    .start(
                        Start.of("{\"categories\":[\"tags\"],\"requireExport\":\"" + id + "\"}")))
        .isInstanceOf(JobProblem.class);
    bench.drain();

    supervise(Duration.ofDays(15));

    assertThat(archives.contents(id).keySet()).isEmpty();
  }

  @Test
  void remove_jobHasEnded_isHiddenAtOnceAndGoesWithTheNextTick() throws Exception {
    String id = export(TAGS);

    bench.jobs().remove(id);

    assertHidden(id);
    assertThat(archives.contents(id).keySet()).isNotEmpty();
    supervise(Duration.ZERO);
    assertThat(archives.contents(id).keySet()).isEmpty();
    assertThat(names(id)).containsExactly(id + "/job.json");
  }

  @Test
  void remove_jobRuns_isRefused() {
    String id = bench.start(TAGS);

    assertThatThrownBy(() -> bench.jobs().remove(id))
        .isInstanceOf(JobProblem.class)
        .hasMessageContaining("NotStarted");
    assertThat(status(id)).isEqualTo("NotStarted");
  }

  @Test
  void start_keyOfARemovedJob_isRefusedAndStartsNothing() throws Exception {
    Start start =
        new Start(Optional.empty(), TAGS, Optional.of("key 1"), Optional.empty(), Optional.empty());
    String id = bench.engine().exports().start(start);
    bench.drain();
    bench.jobs().remove(id);
    supervise(Duration.ZERO);

    assertThatThrownBy(() -> bench.engine().exports().start(start))
        .isInstanceOf(JobProblem.class)
        .hasMessageContaining("removed");
    assertThat(queue.size("job-steps")).isZero();
    assertThat(names(id)).containsExactly(id + "/job.json");
  }

  @Test
  void tick_oneJobCannotBeRemoved_othersAre() throws Exception {
    String id = export(TAGS);
    records.put("expiry/197001010000-NONSENSE-1", "{}".getBytes(StandardCharsets.UTF_8));

    bench.jobs().remove(id);
    supervise(Duration.ZERO);

    assertThat(archives.contents(id).keySet()).isEmpty();
  }

  @Test
  void tick_jobRunsAgainWhenItsTimeIsOver_isLeft() throws Exception {
    String id = bench.start(TAGS);
    for (String what : List.of("ARCHIVE", "RECORDS")) {
      records.put("expiry/197001010000-" + what + "-" + id, "{}".getBytes(StandardCharsets.UTF_8));
    }

    supervise(Duration.ZERO);

    assertThat(status(id)).isEqualTo("NotStarted");
  }

  @Test
  void tick_planIsNeverConfirmed_isCanceledAndTold() throws Exception {
    String id = bench.plan(TAGS).get("id").asText();

    supervise(Duration.ofDays(6));
    assertThat(status(id)).isEqualTo("AwaitingConfirmation");
    supervise(Duration.ofDays(2));

    assertThat(status(id)).isEqualTo("Canceled");
    assertThat(bench.jobs().job(id).path("error").asText()).startsWith("confirmation-expired");
    assertThat(events("status")).containsExactly("AwaitingConfirmation", "Canceled");
    assertThat(bench.simulator().traffic().mutations()).isEmpty();
  }

  @Test
  void tick_jobIsAtRisk_isToldOnce() throws Exception {
    Instant received = clock.instant().minus(Duration.ofDays(29));
    String body = "{\"categories\":[\"tags\"],\"receivedAt\":\"" + received + "\"}";
    String id = bench.engine().deletions().start(Start.of(body));

    bench.engine().supervisor().tick(Quiet.LOG);
    bench.engine().supervisor().tick(Quiet.LOG);

    assertThat(events("atRisk")).containsExactly("true");
    assertThat(bench.jobs().job(id).path("atRisk").asBoolean()).isTrue();
  }

  private String export(String body) throws Exception {
    return bench.export(body).get("id").asText();
  }

  private void supervise(Duration later) {
    clock.advance(later);
    bench.engine().supervisor().tick(Quiet.LOG);
  }

  private String status(String id) {
    return bench.jobs().job(id).get("status").asText();
  }

  private void assertHidden(String id) {
    assertThatThrownBy(() -> bench.jobs().job(id))
        .isInstanceOf(JobProblem.class)
        .hasMessageContaining("removed");
    JsonNode list =
        bench.jobs().list(Optional.empty(), Optional.empty(), 100, Optional.empty()).get("jobs");
    assertThat(list).noneMatch(job -> job.get("id").asText().equals(id));
  }

  private List<String> names(String id) {
    return records.list(id + "/", Optional.empty(), 10_000).entries().stream()
        .map(RecordStore.Entry::name)
        .toList();
  }

  private String record(String id) {
    return new String(records.find(id + "/job.json").orElseThrow().body(), StandardCharsets.UTF_8);
  }

  /** One member of all events so far, in their order. */
  private List<String> events(String member) {
    return queue.receive("data-events", 100, Duration.ofMinutes(1)).stream()
        .map(event -> Json.read(Json.utf8(event.body()), Map.class).get(member))
        .map(String::valueOf)
        .toList();
  }
}
