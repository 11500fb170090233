package app.userdata.customvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.userdata.customvision.CustomVisionException.DownloadRefused;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Addresses that replies name must not send us, or the key, where they like. */
final class SsrfTest {
  private static final String KEY = "0123456789abcdef";
  private static final String ENDPOINT = "https://n.cognitiveservices.azure.com";

  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "http://127.0.0.1/i",
        "https://127.0.0.1/i",
        "https://localhost/i",
        "https://localhost.:443/i",
        "https://127.1/i",
        "https://2130706433/i",
        "https://0177.0.0.1/i",
        "https://0x7f000001/i",
        "https://0x7f.0.0.1/i",
        "https://0/i",
        "https://[::1]/i",
        "https://[0:0:0:0:0:0:0:1]/i",
        "https://[::ffff:127.0.0.1]/i",
        "https://[::ffff:a9fe:a9fe]/i",
        "https://[fd00::1]/i",
        "https://[fe80::1%25eth0]/i",
        "http://169.254.169.254/metadata/identity/oauth2/token?api-version=2018-02-01",
        "https://169.254.169.254/metadata/instance",
        "https://2852039166/metadata/instance",
        "https://168.63.129.16/machine",
        "https://10.0.0.1/i",
        "https://172.16.0.1/i",
        "https://192.168.1.1/i",
        "https://evil.example/i",
        "https://store.blob.core.windows.net@evil.example/i",
        "https://store.blob.core.windows.net:443@evil.example/i",
        "https://store.blob.core.windows.net%40evil.example/i",
        "https://evil.example#@store.blob.core.windows.net/i",
        "https://evil.example?.blob.core.windows.net/i",
        "https://evil.example/.blob.core.windows.net",
        "https://evil.example%2f.blob.core.windows.net/i",
        "https://evil.example%00.blob.core.windows.net/i",
        "https://store.blob.core.windows.net./i",
        "https://store.blob.core.windows.net.evil.example/i",
        "https://store_blob.core.windows.net/i",
        "https://.blob.core.windows.net/i",
        "https://stor\u0435.blob.core.windows.net/i",
        "https://store.blob.core.windows\u3002net/i",
        "https://store.blob.core.w\u0456ndows.net/i",
        "https://xn--store-abc.blob.core.windows.net.xn--p1ai/i",
        "https://store.blob.core.windows.net:22/i",
        "https://store.blob.core.windows.net:80/i",
        "http://store.blob.core.windows.net/i",
        "ftp://store.blob.core.windows.net/i",
        "file:///etc/passwd",
        "file://store.blob.core.windows.net/etc/passwd",
        "jar:https://store.blob.core.windows.net/i!/x",
        "gopher://127.0.0.1:6379/_x",
        "data:text/plain,x",
        "//evil.example/i",
        "https:/i",
        "https:i",
      })
  void download_addressOfAnotherHost_asksNobody(String address) {
    CustomVisionClient client = watched(ENDPOINT);
    URI uri = URI.create(address);

    assertThatThrownBy(() -> client.download(ClientFixture.PROJECT, uri))
        .isInstanceOf(DownloadRefused.class)
        .hasMessageNotContaining("evil");
    if (uri.isAbsolute()) {
      // What storage would be told to fetch by itself goes the same way first.
      assertThatThrownBy(() -> client.beginning(uri, 16)).isInstanceOf(DownloadRefused.class);
    }
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "../../../../secrets",
        "/../projects",
        "///evil.example/i",
        "?path=x&take=1",
        "%2e%2e/i",
        "i;evil.example"
      })
  void download_relativeAddress_isOnlyAValueInACallToTheEndpoint(String address) {
    assertThat(
            catchThrowable(
                () -> watched(ENDPOINT).download(ClientFixture.PROJECT, URI.create(address))))
        .isInstanceOf(CustomVisionException.class);

    assertThat(asked)
        .isNotEmpty()
        .allSatisfy(
            url ->
                assertThat(url)
                    .startsWith(
                        ENDPOINT
                            + "/customvision/v3.3/training/projects/"
                            + ClientFixture.PROJECT
                            + "/artifacts?path=")
                    .doesNotContain("../", "&", ";", "//evil"));
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void call_redirected_keyAndRequestReachNobodyElse(int status) throws IOException {
    try (ScriptedServer endpoint = new ScriptedServer();
        ScriptedServer other = new ScriptedServer()) {
      other.reply(200, "[]");
      endpoint.reply(status, Map.of("Location", other.base() + "/stolen?canary-1"), "canary-2");
      CustomVisionClient client = real(endpoint.base());

      assertThatThrownBy(client::getProjects).hasMessageNotContaining("canary");
      assertThatThrownBy(() -> client.deleteProject(ClientFixture.PROJECT))
          .hasMessageNotContaining("canary");
      assertThatThrownBy(() -> client.download(ClientFixture.PROJECT, URI.create("/i-1")))
          .hasMessageNotContaining("canary");
      assertThatThrownBy(
              () -> client.download(ClientFixture.PROJECT, endpoint.base().resolve("/i-1")))
          .hasMessageNotContaining("canary");
      assertThat(endpoint.requests()).hasSize(4);
      assertThat(other.requests()).isEmpty();
    }
  }

  @Test
  void download_redirectedToItself_isAskedOnce() throws IOException {
    try (ScriptedServer endpoint = new ScriptedServer()) {
      endpoint.reply(302, Map.of("Location", "/i-1"), "");

      assertThatThrownBy(
              () ->
                  real(endpoint.base())
                      .download(ClientFixture.PROJECT, endpoint.base().resolve("/i-1")))
          .isInstanceOf(DownloadRefused.class);
      assertThat(endpoint.requests()).hasSize(1);
    }
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "https://evil.example@n.cognitiveservices.azure.com",
        "https://n.cognitiveservices.azure.com?x=https://evil.example",
        "https://n.cognitiveservices.azure.com#evil",
        "http://169.254.169.254",
        "http://[fe80::1]",
        "http://2130706433",
        "http://localhost.evil.example",
        "file:///etc/passwd",
        "https:///x",
      })
  void settings_endpointThatIsNoPlainAddress_isRefused(String endpoint) {
    assertThatThrownBy(() -> new CustomVisionSettings(URI.create(endpoint), Optional.of(KEY)))
        .hasMessageStartingWith("CustomVision__endpoint must")
        .hasMessageNotContaining("evil");
  }

  /** A client whose requests go nowhere, and are noted. */
  private CustomVisionClient watched(String endpoint) {
    return client(
        URI.create(endpoint),
        new HttpClient() {
          @Override
          public Mono<HttpResponse> send(HttpRequest request) {
            asked.add(request.getUrl().toString());
            return Mono.error(new IOException("nobody is there"));
          }

          @Override
          public HttpResponse sendSync(HttpRequest request, Context context) {
            asked.add(request.getUrl().toString());
            throw new UncheckedIOException(new IOException("nobody is there"));
          }
        });
  }

  private static CustomVisionClient real(URI endpoint) {
    return client(endpoint, CustomVisionClients.http(endpoint, Duration.ofSeconds(10)));
  }

  private static CustomVisionClient client(URI endpoint, HttpClient http) {
    Clock clock = Clock.systemUTC();
    return CustomVisionClients.create(
        new CustomVisionSettings(
            endpoint, Optional.of(KEY), "v3.3", Set.of(), 1000, Duration.ofSeconds(10)),
        Optional.empty(),
        http,
        new InProcessSlots(clock),
        time -> {},
        CallMeter.NONE,
        clock);
  }
}
