package app.userdata.customvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.azure.core.credential.AccessToken;
import java.io.IOException;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class ResourceManagerClientTest {
  private static final String ID =
      "/subscriptions/11111111-1111-1111-1111-111111111111/resourceGroups/rg-1/providers"
          + "/Microsoft.CognitiveServices/accounts/vision";
  private final ScriptedServer server = new ScriptedServer();
  private final VirtualTime time = new VirtualTime(1);
  private final ResourceManagerClient client =
      new ResourceManagerClient(
          server.base(),
          context ->
              Mono.just(new AccessToken(String.join(",", context.getScopes()), OffsetDateTime.MAX)),
          time,
          CallMeter.NONE,
          time);

  ResourceManagerClientTest() throws IOException {}

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void account_andUsages_askWithTokenAndVersion() {
    server.reply(200, "{\"kind\":\"CustomVision.Training\"}");

    assertThat(client.account(ID).orElseThrow().text())
        .isEqualTo("{\"kind\":\"CustomVision.Training\"}");
    client.usages(ID);

    assertThat(server.requests())
        .extracting(request -> request.uri().toString())
        .containsExactly(ID + "?api-version=2023-05-01", ID + "/usages?api-version=2023-05-01");
    assertThat(server.requests().get(0).headers().getFirst("Authorization"))
        .isEqualTo("Bearer https://management.azure.com/.default");
  }

  @Test
  void account_unknown_isAbsent() {
    server.reply(404, "{\"error\":{\"code\":\"ResourceNotFound\"}}");

    assertThat(client.account(ID)).isEmpty();
  }

  @Test
  void checked_otherThings_nameTheSetting() {
    assertThatThrownBy(() -> ResourceManagerClient.checked(ID + "/listKeys"))
        .hasMessageContaining("CustomVision__resourceId");
    assertThatThrownBy(() -> client.account("vision"))
        .hasMessageContaining("CustomVision__resourceId");
    assertThat(server.requests()).isEmpty();
  }
}
