package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.PersonalAccount;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the report of a deletion tells, wherever the deletion has got to. */
final class DeletionReportTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();
  private static final String IMAGES = "{\"categories\":[\"images\"]}";
  private static final String ALL = "{\"categories\":[\"all\"]}";

  @Test
  void report_planWaitsAndIsCarriedOut_tellsPlanAndProof() throws Exception {
    try (EngineBench bench = EngineBench.quick(SampleAccount.large(20), CALM)) {
      ObjectNode planned = bench.plan(ALL);
      String plan = report(bench, planned);
      ObjectNode deleted = bench.confirm(planned);
      String done = report(bench, deleted);
      String id = deleted.get("id").asText();

      assertThat(planned.at("/links/report").asText()).endsWith("/report");
      assertThat(plan)
          .contains("What this deletion would delete", "Nothing is deleted yet")
          .contains(planned.get("planHash").asText())
          .contains("<th scope=\"row\">images</th><td class=\"n\">20</td>")
          .doesNotContain("Evidence SHA-256");
      assertThat(deleted.get("status").asText()).isEqualTo("Succeeded");
      assertThat(done)
          .contains("are deleted or were gone, and were looked for again")
          .contains(Hashes.sha256(bench.jobs().evidence(id)))
          .contains("accidental change only", "<td>listed</td>", "GetImageCount, GetImages")
          .contains("No operation deletes account info and keys.")
          .contains("<td>Verifying</td>", "<td>Succeeded</td>");
    }
  }

  @Test
  void report_onItsWay_isAConflict() throws Exception {
    try (EngineBench bench = EngineBench.quick(SampleAccount.large(20), CALM)) {
      String id = bench.engine().deletions().start(Start.of(IMAGES));

      assertThatThrownBy(() -> bench.jobs().report(id))
          .isInstanceOf(JobProblem.class)
          .hasMessage("There is no report yet: the job is NotStarted.");
    }
  }

  @Test
  void report_canceledWhileItWaits_saysThatThereIsNoEvidence() throws Exception {
    try (EngineBench bench = EngineBench.quick(SampleAccount.large(20), CALM)) {
      ObjectNode planned = bench.plan(IMAGES);
      String id = planned.get("id").asText();
      bench.engine().cancels().cancel(id, Optional.empty());
      bench.settle(id);

      assertThat(report(bench, planned))
          .contains("The deletion was canceled. By then 0 items were deleted or gone")
          .contains("There is no evidence of this deletion")
          .contains("<td>the job was canceled</td><td class=\"n\">20</td>")
          .doesNotContain("Nothing of the plan.");
    }
  }

  @Test
  void report_heldImages_areListedWithTheirReason() throws Exception {
    Account account = SampleAccount.large(20);
    String held = account.projects().get(0).workspaceImages().get(0).id().toString();
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode deleted =
          bench.delete(
              "{\"categories\":[\"images\"],\"exclude\":{\"imageIds\":[\"" + held + "\"]}}");

      assertThat(report(bench, deleted)).contains("images, held", "<code>" + held + "</code>");
    }
  }

  @Test
  void report_ofAnyDeletion_holdsNoNames() throws Exception {
    try (EngineBench bench =
        EngineBench.quick(PersonalAccount.of(where -> "jane-doe-" + where), CALM)) {
      ObjectNode planned = bench.plan(ALL);
      List<String> pages = List.of(report(bench, planned), report(bench, bench.confirm(planned)));

      assertThat(pages).noneMatch(page -> page.contains("jane-doe"));
    }
  }

  private static String report(EngineBench bench, ObjectNode job) {
    return new String(bench.jobs().report(job.get("id").asText()), StandardCharsets.UTF_8);
  }
}
