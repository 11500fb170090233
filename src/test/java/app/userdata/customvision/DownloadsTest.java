package app.userdata.customvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.customvision.CustomVisionException.DownloadRefused;
import app.userdata.customvision.CustomVisionException.LinkExpired;
import app.userdata.customvision.CustomVisionException.NotFound;
import app.userdata.customvision.CustomVisionException.Unavailable;
import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import java.io.IOException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class DownloadsTest {
  private final ClientFixture fixture = new ClientFixture();

  DownloadsTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void download_fromBlobHost_neverCarriesTheKey() throws IOException {
    fixture.store.reply(
        200,
        Map.of("Content-MD5", "XrY7u+Ae7tCTyyK7j1rNww==", "Content-Type", "image/png"),
        "hello world");

    try (Download download = fixture.client.download(ClientFixture.PROJECT, blob())) {
      assertThat(download.body().readAllBytes()).asString().isEqualTo("hello world");
      assertThat(download.length()).hasValue(11);
      assertThat(download.contentType()).contains("image/png");
      assertThat(download.contentMd5().orElseThrow()).hasSize(16);
    }
    ScriptedServer.Request request = fixture.store.only();
    assertThat(request.uri()).hasToString("/i-1/o-1?sv=1&sig=a%2Bb%3D&se=2026-01-01T00%3A00%3A00Z");
    assertThat(request.has("Training-Key")).isFalse();
    assertThat(request.has("Authorization")).isFalse();
  }

  @Test
  void download_fromBlobHostWithIdentity_neverCarriesTheToken() {
    fixture.store.reply(200, "x");
    TokenCredential identity = context -> Mono.just(token());

    fixture.signedIn(identity).download(ClientFixture.PROJECT, blob()).close();

    assertThat(fixture.store.only().has("Authorization")).isFalse();
  }

  @Test
  void download_ofRelativeAddress_goesThroughGetArtifactWithTheKey() throws IOException {
    fixture.service.reply(200, "bytes");

    try (Download download =
        fixture.client.download(ClientFixture.PROJECT, URI.create("/i-a/i-b"))) {
      assertThat(download.body().readAllBytes()).asString().isEqualTo("bytes");
    }
    ScriptedServer.Request request = fixture.service.only();
    assertThat(request.uri())
        .hasToString(
            "/customvision/v3.3/training/projects/"
                + ClientFixture.PROJECT
                + "/artifacts?path=%2Fi-a%2Fi-b");
    assertThat(request.headers().getFirst("Training-Key")).isEqualTo(ClientFixture.KEY);
    assertThat(request.headers().getFirst("Accept-Encoding")).isEqualTo("identity");
  }

  @Test
  void download_redirectedToAnotherHost_isRefused() {
    fixture.service.reply(200, "never");
    fixture.store.reply(302, Map.of("Location", fixture.service.base() + "/"), "");

    assertRefusal(DownloadRefused.class);
    assertThat(fixture.service.requests()).isEmpty();
  }

  @Test
  void download_refusedSignature_isAnExpiredLinkThatTellsNoSecret() {
    fixture.store.reply(403, "<Error><Code>AuthenticationFailed</Code></Error>");

    assertRefusal(LinkExpired.class);
  }

  @Test
  void download_ofMissingBlob_isNotFound() {
    fixture.store.reply(404, Map.of("x-ms-error-code", "BlobNotFound"), "");

    assertRefusal(NotFound.class);
  }

  @Test
  void download_storeBusy_isOpenedAgain() {
    fixture.store.reply(503, "").reply(200, "x");

    fixture.client.download(ClientFixture.PROJECT, blob()).close();

    assertThat(fixture.store.requests()).hasSize(2);
  }

  @Test
  void download_storeFailing_isUnavailable() {
    fixture.store.reply(500, "");

    assertRefusal(Unavailable.class);
  }

  @Test
  void download_bodyCutMidway_isTheReadersToSee() {
    fixture.store.replyCut("hello world");

    try (Download download = fixture.client.download(ClientFixture.PROJECT, blob())) {
      assertThat(download.length()).hasValue(11);
      assertThatThrownBy(() -> download.body().readAllBytes()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void download_ofUnusableAddress_asksNobody() {
    for (String address : new String[] {"", "//evil.org/x", "https://evil.org/x?sig=s"}) {
      assertThatThrownBy(() -> fixture.client.download(ClientFixture.PROJECT, URI.create(address)))
          .isInstanceOf(DownloadRefused.class)
          .hasMessageNotContaining("evil");
    }
  }

  @Test
  void call_withIdentity_carriesTheBearerToken() {
    fixture.service.reply(200, "[]");

    fixture.signedIn(context -> Mono.just(token())).getProjects();

    assertThat(fixture.service.only().headers().getFirst("Authorization"))
        .isEqualTo("Bearer a-token");
  }

  @Test
  void image_printed_tellsNoAddress() {
    String json =
        "{\"id\":\"" + ClientFixture.IMAGE + "\",\"originalImageUri\":\"" + blob() + "\"}";
    fixture.service.reply(200, "[" + json + "]");

    Image image =
        fixture
            .client
            .getImages(ClientFixture.PROJECT, ImageSet.workspace(), Listing.ALL, 1, 0)
            .get(0);

    assertThat(image.original()).isEqualTo(blob());
    assertThat(image.toString()).doesNotContain("sig=");
    assertThat(image.json().text()).doesNotContain("sig=").contains("/i-1/o-1");
  }

  private void assertRefusal(Class<? extends CustomVisionException> expected) {
    assertThatThrownBy(() -> fixture.client.download(ClientFixture.PROJECT, blob()))
        .isInstanceOf(expected)
        .hasMessageNotContaining("sig");
  }

  private URI blob() {
    return URI.create(
        fixture.store.base() + "/i-1/o-1?sv=1&sig=a%2Bb%3D&se=2026-01-01T00%3A00%3A00Z");
  }

  private static AccessToken token() {
    return new AccessToken("a-token", OffsetDateTime.MAX);
  }
}
