package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.job.EngineBench;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies of requests for deletions and of confirmations that are refused. */
final class DeletionBodiesTest {
  private final EngineBench bench =
      EngineBench.quick(
          SampleAccount.large(1), SimulatorOptions.defaults(), EngineBench.inMemory());
  private final DeletionFunctions deletions =
      new DeletionFunctions(() -> new App(bench.engine(), false, Optional.empty()));

  @AfterEach
  void close() {
    bench.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''                                                   | categories",
        "{}                                                   | categories",
        "{\"reference\":\"ticket 7\"}                         | categories",
        "{\"projects\":[\"People\"]}                          | categories",
        "{\"categories\":[]}                                  | categories",
        "{\"categories\":null}                                | categories",
        "{\"categories\":\"all\"}                             | categories",
        "{\"categories\":[\"all\",\"tags\"]}                  | categories",
        "{\"categories\":[\"tags\"],\"projects\":[]}          | projects",
        "{\"categories\":[\"tags\"],\"projects\":null}        | projects",
        "{\"categories\":[\"tags\"],\"projects\":[\" \"]}     | projects",
        "{\"subject\":null}                                   | subject",
        "{\"subject\":{}}                                     | subject",
        "{\"subject\":{\"imageIds\":[]}}                      | subject.imageIds",
        "{\"subject\":{\"tags\":[\"a\"]},\"categories\":[\"projects\"]} | categories",
        "{\"categories\":[\"images\"],\"exclude\":{}}         | exclude",
        "{\"categories\":[\"images\"],\"formats\":[\"coco\"]} | formats",
        "{\"categories\":[\"images\"],\"estimate\":true}      | estimate",
        "{\"categories\":[\"images\"],\"requireExport\":\"x\"} | requireExport",
        "{\"categories\":[\"images\"],\"requireExport\":\"3f2504e0-4f89-41d3-9a0c-0305e82c3301\"} | requireExport",
        "{\"categories\":[\"images\"],\"autoConfirm\":true}   | autoConfirm",
        "{\"categories\":[\"images\"],\"autoConfirm\":{}}     | autoConfirm",
        "{\"categories\":[\"images\"],\"autoConfirm\":{\"maxItems\":0}}   | autoConfirm",
        "{\"categories\":[\"images\"],\"autoConfirm\":{\"maxItems\":\"9\"}} | autoConfirm",
        "{\"categories\":[\"images\"],\"autoConfirm\":{\"maxItems\":1.5}} | autoConfirm",
        "{\"categories\":[\"images\"],\"allow\":[]}           | allow",
        "{\"categories\":[\"images\"],\"allow\":[\"images\"]} | allow",
        "{\"categories\":[\"images\"],\"allow\":\"projects\"} | allow"
      })
  void startDeletion_wrongBody_namesTheFieldAndStartsNothing(String body, String field) {
    HttpResponseMessage reply =
        deletions.startDeletion(Requests.post(body, Requests.JSON), Requests.context());

    assertThat(reply.getStatusCode()).isEqualTo(400);
    assertThat(Requests.json(reply).path("field").asText()).isEqualTo(field);
    assertThat(
            bench
                .engine()
                .jobs()
                .list(Optional.empty(), Optional.empty(), 10, Optional.empty())
                .get("jobs"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{}", "\"x\"", "{\"planHash\":7}", "{\"planHash\":\"x\",\"a\":1}"})
  void confirm_malformedBody_isRefused(String body) throws Exception {
    ObjectNode job = bench.plan("{\"categories\":[\"images\"]}");

    HttpResponseMessage reply =
        deletions.confirm(
            Requests.post(body, Requests.JSON), job.path("id").asText(), Requests.context());

    assertThat(reply.getStatusCode()).isEqualTo(400);
    assertThat(bench.simulator().traffic().mutations()).isEmpty();
  }
}
