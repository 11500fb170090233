package app.userdata.customvision;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpRequest;
import com.azure.core.util.Context;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CredentialsTest {
  @Test
  void key_sentElsewhereThroughTheSamePipeline_staysAway() throws IOException {
    try (ScriptedServer endpoint = new ScriptedServer();
        ScriptedServer other = new ScriptedServer()) {
      endpoint.reply(200, "x");
      other.reply(200, "x");
      HttpPipeline pipeline =
          CustomVisionClients.pipeline(
              CustomVisionClients.http(endpoint.base(), Duration.ofSeconds(30)),
              Credentials.key(endpoint.base(), "k"));

      pipeline.sendSync(request(endpoint), Context.NONE).close();
      pipeline.sendSync(request(other), Context.NONE).close();

      assertThat(endpoint.only().has("Training-Key")).isTrue();
      assertThat(other.only().has("Training-Key")).isFalse();
    }
  }

  private static HttpRequest request(ScriptedServer server) {
    return new HttpRequest(HttpMethod.GET, server.base() + "/");
  }
}
