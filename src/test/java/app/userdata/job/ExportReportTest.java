package app.userdata.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.ArchivePath;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@code report.html} tells of an export. */
final class ExportReportTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();

  @Test
  void export_itemsWithNothingToExport_areCountedByReason() throws Exception {
    try (EngineBench bench = EngineBench.quick(SampleAccount.create(), CALM)) {
      assertThat(report(bench, "[\"iteration-performance\",\"exported-models\"]"))
          .contains(
              "<td>the iteration is not trained</td><td class=\"n\">2</td>",
              "<td>the model&#39;s export is Failed, not Done</td><td class=\"n\">2</td>",
              "<td>the model&#39;s export is Exporting, not Done</td><td class=\"n\">1</td>",
              "Nothing failed.");
    }
  }

  @Test
  void export_brokenImage_isListedAsFailed() throws Exception {
    Account account = SampleAccount.create();
    UUID broken = account.projects().get(0).workspaceImages().get(0).id();
    try (EngineBench bench = EngineBench.quick(account, CALM.withBrokenImages(Set.of(broken)))) {
      assertThat(report(bench, "[\"images\"]"))
          .contains("<code>" + broken + "</code>", "Nothing was skipped.");
    }
  }

  @Test
  void export_fileIsLostBeforeTheArchiveIsChecked_isListedAsFailed() throws Exception {
    Account account = SampleAccount.create();
    Project project = account.project("Fruit bowl");
    Ports real = EngineBench.inMemory();
    ArchivePath lost = new ArchivePath("data/projects/" + project.id() + "/tags.json");
    Ports losing =
        new Ports(
            HookedRecords.of(
                real.records(),
                (name, body, labels) -> {
                  if (name.endsWith("/export/then.json")) {
                    real.archives().of(name.substring(0, name.indexOf('/'))).delete(lost);
                  }
                }),
            real.queue(),
            real.archives());
    try (EngineBench bench = EngineBench.quick(account, CALM, losing)) {
      assertThat(report(bench, "[\"tags\"]"))
          .contains(lost.value(), "the file is not in the archive as it was written")
          .doesNotContain("Nothing failed.");
    }
  }

  @Test
  void export_times_areInSeconds() throws Exception {
    try (EngineBench bench = EngineBench.quick(new Account("user", "mail"), CALM)) {
      assertThat(report(bench, "[\"projects\"]"))
          .containsPattern("<dt>Started</dt><dd>[0-9-]{10}T[0-9:]{8}Z</dd>")
          .containsPattern("<dt>Finished</dt><dd>[0-9-]{10}T[0-9:]{8}Z</dd>");
    }
  }

  private static String report(EngineBench bench, String categories) throws Exception {
    byte[] page =
        bench.archive(bench.export("{\"categories\":" + categories + "}")).get("report.html");
    return new String(requireNonNull(page), StandardCharsets.UTF_8);
  }
}
