package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A deletion that may take only what an export holds, when that archive is no longer whole. */
final class RequiredArchiveTest {
  private final Account account = SampleAccount.create();
  private final Project fruit = account.project("Fruit bowl");
  private final String folder = "data/projects/" + fruit.id() + "/";
  private final Ports ports = EngineBench.inMemory();
  private final EngineBench bench = EngineBench.quick(account, SimulatorOptions.defaults(), ports);
  private String export = "";

  @BeforeEach
  void export() throws Exception {
    export = bench.export("{\"projects\":[\"" + fruit.id() + "\"]}").get("id").asText();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void delete_oneImageFileIsMissing_thatImageAndItsProjectStay() throws Exception {
    UUID missing = fruit.workspaceImages().get(3).id();
    archive().delete(path("images/" + missing));

    ObjectNode job = bench.delete(body("\"images\",\"projects\""));

    assertThat(fruit.allImageIds()).containsExactly(missing);
    assertThat(account.findProject(fruit.id())).isPresent();
    DeletionProof proof = new DeletionProof(bench, job);
    assertThat(proof.outcomes("images").get("notExported")).containsExactly(missing.toString());
    assertThat(proof.outcomes("projects").get("notExported")).isNull();
    assertThat(proof.outcomes("projects").get("blocked")).hasSize(1);
  }

  @Test
  void plan_projectOfWhichOneImageFileIsMissing_isNotExported() throws Exception {
    archive().delete(path("images/" + fruit.workspaceImages().get(3).id()));

    ObjectNode job = bench.plan(body("\"projects\""));

    assertThat(job.at("/plan/phases")).isEmpty();
    assertThat(job.at("/categories/projects/failed").asInt()).isEqualTo(1);
  }

  @Test
  void plan_projectWhoseDocumentIsMissing_isNotExported() throws Exception {
    archive().delete(path("project.json"));

    ObjectNode job = bench.plan(body("\"projects\""));

    assertThat(job.at("/plan/phases")).isEmpty();
    assertThat(job.at("/categories/projects/failed").asInt()).isEqualTo(1);
  }

  @Test
  void plan_aDocumentWasAltered_cannotBeMade() throws Exception {
    archive()
        .write(
            path("images.jsonl"),
            "application/json",
            "{\"id\":\"x\"}\n".getBytes(StandardCharsets.UTF_8));

    ObjectNode job = bench.plan(body("\"images\""));

    assertThat(job.get("status").asText()).isEqualTo("Failed");
    assertThat(bench.simulator().traffic().mutations()).isEmpty();
  }

  private String body(String categories) {
    return "{\"categories\":["
        + categories
        + "],\"projects\":[\""
        + fruit.id()
        + "\"],\"requireExport\":\""
        + export
        + "\"}";
  }

  private ExportArchive archive() {
    return ports.archives().of(export);
  }

  /** The file of the project whose path begins so. */
  private ArchivePath path(String start) {
    return archive().list(folder + start, java.util.Optional.empty(), 1).files().get(0).path();
  }
}
