package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.customvision.CallMeter;
import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.CustomVisionClients;
import app.userdata.customvision.CustomVisionSettings;
import app.userdata.customvision.InProcessSlots;
import app.userdata.customvision.Waiting;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Reading and deleting as two identities: which of them makes which call. */
final class DeletingIdentityTest {
  private static final String KEY = "0123456789abcdef";

  private final Queue<HttpMethod> reader = new ConcurrentLinkedQueue<>();
  private final Queue<HttpMethod> deleter = new ConcurrentLinkedQueue<>();

  @Test
  void delete_identityOfItsOwn_deletesWhatWasConfirmedAndDoesNothingElse() throws Exception {
    try (EngineBench bench = bench()) {
      ObjectNode planned = bench.plan("{\"categories\":[\"all\"]}");
      assertThat(deleter).isEmpty();

      ObjectNode ended = bench.confirm(planned);

      assertThat(ended.get("status").asText()).isEqualTo("Succeeded");
      assertThat(deleter).contains(HttpMethod.DELETE);
      assertThat(reader).contains(HttpMethod.GET).doesNotContain(HttpMethod.DELETE);
    }
  }

  private EngineBench bench() {
    return EngineBench.quick(
        SampleAccount.large(3),
        SimulatorOptions.defaults().withTrainingKey(KEY),
        new Wiring(UnaryOperator.identity(), this::asTwo));
  }

  private Resource asTwo(Resource one) {
    URI endpoint = one.service().endpoint();
    return new Resource(
        one.name(), client(endpoint, reader), client(endpoint, deleter), Optional.empty());
  }

  private static CustomVisionClient client(URI endpoint, Queue<HttpMethod> calls) {
    HttpClient http = new OkHttpAsyncHttpClientBuilder().build();
    return CustomVisionClients.create(
        new CustomVisionSettings(
            endpoint, Optional.of(KEY), "v3.3", Set.of(), 400, Duration.ofSeconds(60)),
        Optional.empty(),
        request -> {
          calls.add(request.getHttpMethod());
          return http.send(request);
        },
        new InProcessSlots(Clock.systemUTC()),
        Waiting.real(),
        CallMeter.NONE,
        Clock.systemUTC());
  }
}
