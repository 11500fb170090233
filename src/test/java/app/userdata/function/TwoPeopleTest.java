package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.job.EngineBench;
import app.userdata.job.Wiring;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who asked, who confirmed, and that they are two people where the setting says so. */
final class TwoPeopleTest {
  private static final String IMAGES = "{\"categories\":[\"images\"]}";

  private final EngineBench bench =
      EngineBench.quick(SampleAccount.large(3), SimulatorOptions.defaults(), Wiring.twoPeople());
  private final DeletionFunctions deletions = new DeletionFunctions(this::app);
  private final ExportFunctions exports = new ExportFunctions(this::app);
  private final JobFunctions jobs = new JobFunctions(this::app);

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void confirm_byWhoAsked_isRefusedAndChangesNothing() throws Exception {
    ObjectNode planned = plan(Principals.ANNE);

    HttpResponseMessage reply = confirm(planned, Principals.ANNE);

    assertProblem(reply, 403, "two-people");
    assertThat(status(planned)).isEqualTo("AwaitingConfirmation");
  }

  @Test
  void confirm_byAnother_isCarriedOutAndBothStandInTheEvidence() throws Exception {
    ObjectNode planned = plan(Principals.ANNE);

    HttpResponseMessage reply = confirm(planned, Principals.BEN);

    assertThat(reply.getStatusCode()).isEqualTo(202);
    ObjectNode ended = bench.settle(id(planned));
    assertThat(ended.path("requestedBy").asText()).isEqualTo(Principals.ANNE);
    assertThat(ended.path("confirmedBy").asText()).isEqualTo(Principals.BEN);
    JsonNode evidence =
        new ObjectMapper().readTree(bench.engine().jobs().evidence(id(planned))).path("evidence");
    assertThat(evidence.path("requestedBy").asText()).isEqualTo(Principals.ANNE);
    assertThat(evidence.path("confirmedBy").asText()).isEqualTo(Principals.BEN);
    assertThat(evidence.path("events").findValuesAsText("by"))
        .containsExactly(Principals.ANNE, Principals.BEN);
  }

  @Test
  void confirm_again_isHarmlessWhoeverDoesIt() throws Exception {
    ObjectNode planned = plan(Principals.ANNE);
    confirm(planned, Principals.BEN);

    assertThat(confirm(planned, Principals.ANNE).getStatusCode()).isEqualTo(202);
  }

  @Test
  void confirm_askedByAWorkflow_isRefusedBecauseNobodyKnowsWhoAsked() throws Exception {
    bench
        .engine()
        .deletionRequests()
        .accept("{\"messageId\":\"1\",\"kind\":\"deletion\",\"request\":" + IMAGES + "}");
    ObjectNode planned =
        bench.settle(
            bench
                .engine()
                .jobs()
                .list(Optional.empty(), Optional.empty(), 1, Optional.empty())
                .at("/jobs/0/id")
                .asText());

    HttpResponseMessage reply = confirm(planned, Principals.BEN);

    assertProblem(reply, 403, "two-people");
    assertThat(Requests.json(reply).path("detail").asText()).contains("who asked");
  }

  @Test
  void confirm_byAWorkflow_isRejectedAndChangesNothing() throws Exception {
    ObjectNode planned = plan(Principals.ANNE);

    bench
        .engine()
        .deletionRequests()
        .accept(
            "{\"messageId\":\"2\",\"confirm\":{\"jobId\":\"%s\",\"planHash\":\"%s\"}}"
                .formatted(id(planned), planned.path("planHash").asText()));

    assertThat(status(planned)).isEqualTo("AwaitingConfirmation");
  }

  @Test
  void start_confirmsItself_isRefused() {
    HttpResponseMessage reply =
        deletions.startDeletion(
            Requests.post(
                "{\"categories\":[\"images\"],\"autoConfirm\":{\"maxItems\":5}}",
                deleter(Principals.ANNE)),
            Requests.context());

    assertProblem(reply, 400, "invalid-request");
    assertThat(Requests.json(reply).path("field").asText()).isEqualTo("autoConfirm");
  }

  @Test
  void cancelAndRemove_deletion_wantTheRoleOfItsKind() throws Exception {
    ObjectNode planned = plan(Principals.ANNE);

    assertProblem(cancel(planned, "Exporter"), 403, "role-missing");
    assertThat(status(planned)).isEqualTo("AwaitingConfirmation");
    assertThat(cancel(planned, "Deleter").getStatusCode()).isEqualTo(202);
    bench.settle(id(planned));
    assertProblem(remove(planned, "Exporter"), 403, "role-missing");
    assertThat(remove(planned, "Deleter").getStatusCode()).isEqualTo(202);
  }

  @Test
  void cancelAndRemove_export_wantTheRoleOfItsKind() throws Exception {
    JsonNode export =
        Requests.json(
            exports.startExport(
                Requests.post(IMAGES, Principals.headers(Principals.ANNE, "Exporter")),
                Requests.context()));

    assertThat(export.path("requestedBy").asText()).isEqualTo(Principals.ANNE);
    assertProblem(cancel(export, "Deleter"), 403, "role-missing");
    bench.settle(id(export));
    assertProblem(remove(export, "Deleter"), 403, "role-missing");
    assertThat(remove(export, "Exporter").getStatusCode()).isEqualTo(202);
  }

  @Test
  void start_signInIsOff_headerOfAPrincipalIsNotBelieved() {
    JsonNode export =
        Requests.json(
            new ExportFunctions(() -> new App(bench.engine(), false, Optional.empty()))
                .startExport(
                    Requests.post(IMAGES, Principals.headers(Principals.ANNE, "Exporter")),
                    Requests.context()));

    assertThat(export.path("status").asText()).isEqualTo("NotStarted");
    assertThat(export.has("requestedBy")).isFalse();
  }

  private ObjectNode plan(String who) throws Exception {
    JsonNode started =
        Requests.json(
            deletions.startDeletion(Requests.post(IMAGES, deleter(who)), Requests.context()));
    return bench.settle(id(started));
  }

  private HttpResponseMessage confirm(JsonNode planned, String who) {
    String body = "{\"planHash\":\"" + planned.path("planHash").asText() + "\"}";
    return deletions.confirm(Requests.post(body, deleter(who)), id(planned), Requests.context());
  }

  private HttpResponseMessage cancel(JsonNode job, String role) {
    return jobs.cancel(
        Requests.post("", Principals.headers(Principals.BEN, role)), id(job), Requests.context());
  }

  private HttpResponseMessage remove(JsonNode job, String role) {
    return deletions.remove(
        Requests.post("", Principals.headers(Principals.BEN, role)), id(job), Requests.context());
  }

  private String status(JsonNode job) {
    return bench.engine().jobs().job(id(job)).path("status").asText();
  }

  private static Map<String, String> deleter(String who) {
    return Principals.headers(who, "Deleter");
  }

  private static String id(JsonNode job) {
    return job.path("id").asText();
  }

  private App app() {
    return new App(bench.engine(), true, Optional.empty());
  }

  private static void assertProblem(HttpResponseMessage reply, int status, String type) {
    assertThat(reply.getStatusCode()).isEqualTo(status);
    assertThat(Requests.json(reply).path("type").asText())
        .isEqualTo(HttpReplies.PROBLEM_TYPE + type);
  }
}
