package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.archive.BagValidator;
import app.userdata.archive.LibraryOfCongress;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Iteration;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gov.loc.repository.bagit.exceptions.CorruptChecksumException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();

  @Test
  void export_wholeAccount_holdsEveryImageByteForByteAndNoMore() throws Exception {
    Account account = SampleAccount.create();
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.export("");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(images(bench.archive(job))).containsExactlyInAnyOrderEntriesOf(images(account));
      assertManifestIsRight(bench.archive(job));
      assertThat(bench.simulator().traffic().keyLeaks()).isZero();
      assertThat(bench.simulator().traffic().blobGets())
          .isEqualTo(images(account).size() + predictions(account) + models(account));
    }
  }

  @Test
  void export_vnetResource_readsBytesThroughGetArtifact() throws Exception {
    Account account = SampleAccount.create();
    try (EngineBench bench = EngineBench.quick(account, CALM.withVnet(true))) {
      ObjectNode job = bench.export("{\"categories\":[\"images\"]}");

      assertThat(job.get("status").asText()).isEqualTo("Succeeded");
      assertThat(images(bench.archive(job))).containsExactlyInAnyOrderEntriesOf(images(account));
    }
  }

  @Test
  void export_everyTenthReplyFails_losesNothing() throws Exception {
    Account account = SampleAccount.create();
    try (EngineBench bench = EngineBench.quick(account, CALM.withFailureRate(0.1))) {
      ObjectNode job = bench.export("");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(images(bench.archive(job))).containsExactlyInAnyOrderEntriesOf(images(account));
      assertThat(bench.simulator().traffic().faults()).isPositive();
    }
  }

  @Test
  void export_oneBrokenImage_isOneFailedItemInAValidArchive() throws Exception {
    Account account = SampleAccount.create();
    UUID broken = account.projects().get(0).workspaceImages().get(0).id();
    try (EngineBench bench = EngineBench.quick(account, CALM.withBrokenImages(Set.of(broken)))) {
      ObjectNode job = bench.export("{\"categories\":[\"images\"]}");

      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      assertThat(job.at("/categories/images/failed").asInt()).isEqualTo(1);
      assertThat(images(bench.archive(job))).hasSize(images(account).size() - 1);
      assertManifestIsRight(bench.archive(job));
    }
  }

  @Test
  void export_linksExpireBeforeTheirTurn_listsThoseImagesAgain() throws Exception {
    Account account = SampleAccount.create();
    UUID large = account.project("Stock 300").id();
    SimulatorOptions shortLived =
        CALM.withSasLifetime(Duration.ofSeconds(3)).withLatency(Duration.ofMillis(100));
    try (EngineBench bench = EngineBench.quick(account, shortLived)) {
      ObjectNode job =
          bench.export("{\"categories\":[\"images\"],\"projects\":[\"" + large + "\"]}");

      assertThat(job.get("status").asText()).isEqualTo("Succeeded");
      assertThat(images(bench.archive(job)))
          .hasSize(account.project("Stock 300").allImageIds().size());
      assertThat(bench.simulator().traffic().calls("GetImagesByIds")).isPositive();
    }
  }

  @Test
  void export_oneProject_holdsNothingOfItsNeighbours() throws Exception {
    Account account = SampleAccount.create();
    Project chosen = account.projects().get(1);
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.export("{\"projects\":[\"" + chosen.id() + "\"]}");

      assertThat(job.get("status").asText()).isEqualTo("Succeeded");
      assertThat(bench.archive(job).keySet())
          .filteredOn(path -> path.startsWith("data/projects/"))
          .allMatch(path -> path.startsWith("data/projects/" + chosen.id() + "/"));
    }
  }

  @Test
  void export_oneSubject_holdsThatPersonsImagesOnly() throws Exception {
    Account account = SampleAccount.create();
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.export("{\"subject\":{\"metadata\":{\"subjectId\":\"42\"}}}");

      Map<String, String> expected = new HashMap<>(images(account));
      Set<String> wanted = subjects(account, "42");
      expected.keySet().retainAll(wanted);
      assertThat(expected).isNotEmpty();
      assertThat(images(bench.archive(job))).containsExactlyInAnyOrderEntriesOf(expected);
    }
  }

  @Test
  void export_predictionsAndModels_holdsTheirFilesByteForByteAndNothingElse() throws Exception {
    Account account = SampleAccount.create();
    List<String> expected = new ArrayList<>();
    for (Project project : account.projects()) {
      project.predictions().forEach(stored -> expected.add(sha256(stored.bytes())));
      for (Iteration iteration : project.iterations()) {
        iteration.exports().stream()
            .filter(model -> model.status().equals("Done"))
            .forEach(model -> expected.add(sha256(model.bytes())));
      }
    }
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.export("{\"categories\":[\"predictions\",\"exported-models\"]}");

      List<String> files = new ArrayList<>();
      bench
          .archive(job)
          .forEach(
              (path, bytes) -> {
                if (path.startsWith("data/") && !path.contains(".json")) {
                  files.add(sha256(bytes));
                }
              });
      assertThat(files).isNotEmpty().containsExactlyInAnyOrderElementsOf(expected);
      assertThat(images(bench.archive(job))).isEmpty();
    }
  }

  @Test
  void export_subjectThatNothingMatches_failsInsteadOfProvingNothing() throws Exception {
    try (EngineBench bench = EngineBench.quick(SampleAccount.create(), CALM)) {
      ObjectNode job = bench.export("{\"subject\":{\"metadata\":{\"subjectId\":\"nobody\"}}}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Failed");
      assertThat(job.get("error").asText()).startsWith("noMatch");
    }
  }

  @Test
  void redelivery_ofEveryMessageAfterTheEnd_changesNothing() throws Exception {
    Account account = SampleAccount.create();
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.export("");
      NavigableMap<String, byte[]> before = bench.archive(job);
      int calls = bench.simulator().traffic().arrivals().size();
      long reads = bench.simulator().traffic().blobGets();

      bench.redeliver();
      bench.drain();

      assertThat(bench.jobs().job(job.get("id").asText())).isEqualTo(job);
      assertThat(bench.archive(job)).containsExactlyEntriesOf(before);
      assertThat(bench.simulator().traffic().arrivals()).hasSize(calls);
      assertThat(bench.simulator().traffic().blobGets()).isEqualTo(reads);
    }
  }

  @Test
  void redelivery_ofEveryStepWhileRunning_endsTheSame() throws Exception {
    Account account = SampleAccount.create();
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      String id = bench.start("");
      while (bench.drainOnce()) {
        bench.redeliver();
      }

      ObjectNode job = bench.jobs().job(id);
      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(images(bench.archive(job))).isEqualTo(images(account));
      assertManifestIsRight(bench.archive(job));
    }
  }

  @Test
  void export_serviceRefusesMoreThanTenCallsASecond_waitsAndLosesNothing() throws Exception {
    Account account = SampleAccount.create();
    SimulatorOptions tenCalls = SimulatorOptions.defaults().withCallsPerSecond(10);
    try (EngineBench bench = new EngineBench(account, tenCalls, 40, EngineBench.inMemory())) {
      ObjectNode job = bench.export("{\"categories\":[\"tags\",\"images\"]}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(images(bench.archive(job))).isEqualTo(images(account));
      assertThat(bench.simulator().traffic().throttled()).isPositive();
    }
  }

  @Test
  void export_wholeAccount_isABagThatAnIndependentValidatorAccepts(@TempDir Path folder)
      throws Exception {
    try (EngineBench bench = EngineBench.quick(SampleAccount.create(), CALM)) {
      for (Map.Entry<String, byte[]> file : bench.archive(bench.export("")).entrySet()) {
        Path target = folder.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        Files.write(target, file.getValue());
      }

      assertThat(new BagValidator(folder).problems()).isEmpty();
      LibraryOfCongress.verify(folder);
      Path changed = folder.resolve("data/projects.json");
      Files.writeString(changed, " ".repeat((int) Files.size(changed)));
      assertThatThrownBy(() -> LibraryOfCongress.verify(folder))
          .isInstanceOf(CorruptChecksumException.class);
      assertThat(new BagValidator(folder).problems()).contains("changed: data/projects.json");
    }
  }

  /** What an archive holds of images: SHA-256 by id. */
  private static Map<String, String> images(NavigableMap<String, byte[]> archive) {
    Map<String, String> images = new HashMap<>();
    archive.forEach(
        (path, bytes) -> {
          if (path.contains("/images/")) {
            String file = path.substring(path.lastIndexOf('/') + 1);
            images.put(file.substring(0, 36), sha256(bytes));
          }
        });
    return images;
  }

  /** What the service holds of images, the workspace's and those that only iterations have. */
  private static Map<String, String> images(Account account) {
    Map<String, String> images = new HashMap<>();
    for (Project project : account.projects()) {
      for (UUID id : project.allImageIds()) {
        images.put(id.toString(), sha256(project.findImage(id).orElseThrow().bytes()));
      }
    }
    return images;
  }

  private static Set<String> subjects(Account account, String subject) {
    Map<String, Image> found = new HashMap<>();
    for (Project project : account.projects()) {
      project.workspaceImages().forEach(image -> found.put(image.id().toString(), image));
      project
          .iterations()
          .forEach(
              iteration ->
                  iteration
                      .images()
                      .forEach(image -> found.putIfAbsent(image.id().toString(), image)));
    }
    found.values().removeIf(image -> !subject.equals(image.metadata().get("subjectId")));
    return found.keySet();
  }

  private static int predictions(Account account) {
    return account.projects().stream().mapToInt(project -> project.predictions().size()).sum();
  }

  private static long models(Account account) {
    return account.projects().stream()
        .flatMap(project -> project.iterations().stream())
        .filter(Iteration::isTrained)
        .flatMap(iteration -> iteration.exports().stream())
        .filter(model -> model.status().equals("Done"))
        .count();
  }

  private static void assertManifestIsRight(NavigableMap<String, byte[]> archive) {
    Map<String, String> listed = new TreeMap<>();
    new String(archive.get("manifest-sha256.txt"), java.nio.charset.StandardCharsets.UTF_8)
        .lines()
        .forEach(line -> listed.put(line.substring(66), line.substring(0, 64)));
    Map<String, String> stored = new TreeMap<>();
    archive
        .tailMap("data/")
        .forEach(
            (path, bytes) -> {
              if (path.startsWith("data/")) {
                stored.put(path, sha256(bytes));
              }
            });
    assertThat(listed).isEqualTo(stored);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
