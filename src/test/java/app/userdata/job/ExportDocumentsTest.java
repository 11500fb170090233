package app.userdata.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.CategoryId;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Iteration;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Archives compared, document by document and file by file, with what the service shows. */
final class ExportDocumentsTest {
  /** Drawn once; nothing here changes it. */
  private static final Account SAMPLE = SampleAccount.create();

  private static final SimulatorOptions CALM = SimulatorOptions.defaults();
  private static final Set<String> TAG_FILES =
      Set.of(
          "bagit.txt",
          "bag-info.txt",
          "manifest-sha256.txt",
          "tagmanifest-sha256.txt",
          "report.html");

  @Test
  void export_wholeAccount_holdsEveryDocumentAsServedAndNothingElse() throws Exception {
    try (EngineBench bench = EngineBench.quick(SAMPLE, CALM)) {
      ObjectNode job = bench.export("");

      assertHoldsExactly(bench, job, all(ServedAccount.whole(bench.simulator())));
    }
  }

  @ParameterizedTest
  @EnumSource(CategoryId.class)
  void export_oneCategory_holdsThatCategoryAlone(CategoryId category) throws Exception {
    try (EngineBench bench = EngineBench.quick(SAMPLE, CALM)) {
      ObjectNode job = bench.export("{\"categories\":[\"" + category + "\"]}");

      assertHoldsExactly(bench, job, ServedAccount.whole(bench.simulator()).with(category));
    }
  }

  @Test
  void export_oneProjectByItsName_holdsThatProjectAlone() throws Exception {
    try (EngineBench bench = EngineBench.quick(SAMPLE, CALM)) {
      ObjectNode job = bench.export("{\"projects\":[\"Вывески 看板\"]}");

      ServedAccount expected =
          ServedAccount.of(bench.simulator(), project -> project.name().equals("Вывески 看板"));
      assertHoldsExactly(bench, job, all(expected));
    }
  }

  @Test
  void export_oneSubject_holdsThatPersonsLinesAndFilesAlone() throws Exception {
    UUID prediction = SAMPLE.projects().get(1).predictions().get(3).id();
    Set<UUID> person = imagesOf(SAMPLE, "42");
    try (EngineBench bench = EngineBench.quick(SAMPLE, CALM)) {
      ObjectNode job =
          bench.export(
              "{\"subject\":{\"metadata\":{\"subjectId\":\"42\"},\"predictionIds\":[\""
                  + prediction
                  + "\"]}}");

      assertThat(person).hasSizeGreaterThan(2);
      assertHoldsExactly(
          bench,
          job,
          ServedAccount.subject(bench.simulator(), person::contains, prediction::equals)
              .with(CategoryId.IMAGES)
              .with(CategoryId.PREDICTIONS));
    }
  }

  @Test
  void export_wholeAccountBehindAVirtualNetwork_isComplete() throws Exception {
    try (EngineBench bench = EngineBench.quick(SAMPLE, CALM.withVnet(true))) {
      ObjectNode job = bench.export("");

      ServedAccount expected = all(ServedAccount.whole(bench.simulator()));
      assertHoldsExactly(bench, job, expected);
      assertThat(bench.simulator().traffic().blobGets()).isZero();
      assertThat(bench.simulator().traffic().calls("GetArtifact"))
          .isEqualTo(expected.files().size());
    }
  }

  @Test
  void export_everyTenthReplyFails_isComplete() throws Exception {
    try (EngineBench bench = EngineBench.quick(SAMPLE, CALM.withFailureRate(0.1))) {
      ObjectNode job = bench.export("");

      assertThat(bench.simulator().traffic().faults()).isGreaterThan(20);
      calm(bench.simulator());
      assertHoldsExactly(bench, job, all(ServedAccount.whole(bench.simulator())));
    }
  }

  @Test
  void export_clientFasterThanTheServiceAllows_isComplete() throws Exception {
    SimulatorOptions tenCalls = CALM.withCallsPerSecond(10);
    try (EngineBench bench = new EngineBench(SAMPLE, tenCalls, 40, EngineBench.inMemory())) {
      ObjectNode job = bench.export("");

      assertThat(bench.simulator().traffic().throttled()).isPositive();
      calm(bench.simulator());
      assertHoldsExactly(bench, job, all(ServedAccount.whole(bench.simulator())));
    }
  }

  @Test
  void export_predictionLinksExpireBeforeTheirTurn_listsThemAgain() throws Exception {
    SimulatorOptions shortLived =
        CALM.withSasLifetime(Duration.ofSeconds(2)).withLatency(Duration.ofMillis(300));
    try (EngineBench bench = EngineBench.quick(SAMPLE, shortLived)) {
      ObjectNode job = bench.export("{\"categories\":[\"predictions\"]}");

      calm(bench.simulator());
      assertHoldsExactly(
          bench, job, ServedAccount.whole(bench.simulator()).with(CategoryId.PREDICTIONS));
    }
  }

  @Test
  void export_imageThatOnlyAFailedTrainingHolds_isCopied() throws Exception {
    Account account = SampleAccount.create();
    Project project = account.project("Stock 300");
    Image image = project.workspaceImages().get(0);
    project.add(
        new Iteration(
            project,
            "Iteration 5",
            "Failed",
            Instant.parse("2026-03-01T08:00:00Z"),
            List.of(image)));
    project.removeIteration(project.iterations().get(0).id());
    project.removeFromWorkspace(Set.of(image.id()));
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.export("{\"categories\":[\"images\"]}");

      ServedAccount expected = ServedAccount.whole(bench.simulator()).with(CategoryId.IMAGES);
      assertThat(expected.files().keySet()).anyMatch(path -> path.contains(image.id().toString()));
      assertHoldsExactly(bench, job, expected);
    }
  }

  /** What is asked for comparison must neither fail nor wait. */
  private static void calm(CustomVisionSimulator simulator) {
    simulator.options(CALM);
  }

  private static ServedAccount all(ServedAccount served) throws Exception {
    for (CategoryId category : CategoryId.values()) {
      served.with(category);
    }
    return served;
  }

  private static void assertHoldsExactly(EngineBench bench, ObjectNode job, ServedAccount expected)
      throws Exception {
    assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
    NavigableMap<String, byte[]> archive = bench.archive(job);
    Set<String> paths = new TreeSet<>(TAG_FILES);
    paths.addAll(expected.documents().keySet());
    paths.addAll(expected.files().keySet());
    assertThat(archive.keySet()).containsExactlyInAnyOrderElementsOf(paths);
    Map<String, String> files = new TreeMap<>();
    archive.forEach(
        (path, bytes) -> {
          if (expected.files().containsKey(path)) {
            files.put(path, ServedAccount.sha256(bytes));
          }
        });
    assertThat(files).isEqualTo(expected.files());
    for (Map.Entry<String, List<String>> document : expected.documents().entrySet()) {
      byte[] written = requireNonNull(archive.get(document.getKey()));
      // The order of lines is that of pages, which the service does not promise among equal times.
      assertThat(
              document.getKey().endsWith(".jsonl")
                  ? ServedJson.lines(written)
                  : List.of(ServedJson.asWritten(new String(written, StandardCharsets.UTF_8))))
          .as(document.getKey())
          .containsExactlyInAnyOrderElementsOf(document.getValue());
    }
  }

  private static Set<UUID> imagesOf(Account account, String subject) {
    Set<UUID> images = new TreeSet<>();
    for (Project project : account.projects()) {
      images.addAll(matching(project.workspaceImages(), subject));
      for (Iteration iteration : project.iterations()) {
        images.addAll(matching(iteration.images(), subject));
      }
    }
    return images;
  }

  private static Set<UUID> matching(List<Image> images, String subject) {
    return images.stream()
        .filter(image -> subject.equals(image.metadata().get("subjectId")))
        .map(Image::id)
        .collect(Collectors.toSet());
  }
}
