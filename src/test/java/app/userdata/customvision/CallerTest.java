package app.userdata.customvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.userdata.customvision.CustomVisionException.NotFound;
import app.userdata.customvision.CustomVisionException.Rejected;
import app.userdata.customvision.CustomVisionException.Throttled;
import app.userdata.customvision.CustomVisionException.Unauthorized;
import app.userdata.customvision.CustomVisionException.Unavailable;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CallerTest {
  private static final String TOO_MANY =
      "{\"error\":{\"code\":\"429\",\"message\":\"Requests have exceeded rate limit."
          + " Please retry after 3 seconds.\"}}";
  private final ClientFixture fixture = new ClientFixture();

  CallerTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void call_throttledWithHeader_waitsAsToldAndGoesOn() {
    fixture.service.reply(429, Map.of("Retry-After", "7"), TOO_MANY).reply(200, "[]");

    assertThat(fixture.client.getProjects()).isEmpty();
    assertThat(fixture.time.paused()).isBetween(Duration.ofSeconds(7), Duration.ofMillis(7_400));
  }

  @Test
  void call_throttledWithDate_waitsUntilThen() {
    fixture
        .service
        .reply(429, Map.of("Retry-After", "Thu, 1 Jan 2026 00:00:05 GMT"), "slow down")
        .reply(200, "[]");

    assertThat(fixture.client.getProjects()).isEmpty();
    assertThat(fixture.time.paused()).isBetween(Duration.ofSeconds(5), Duration.ofMillis(5_400));
  }

  @Test
  void call_throttledWithMessageOnly_waitsAsTheMessageSays() {
    fixture.service.reply(429, TOO_MANY).reply(200, "[]");

    assertThat(fixture.client.getProjects()).isEmpty();
    assertThat(fixture.time.paused()).isBetween(Duration.ofSeconds(3), Duration.ofMillis(3_400));
  }

  @Test
  void call_throttledForLong_saysHowLongWithoutWaiting() {
    fixture.service.reply(429, Map.of("Retry-After", "60"), "");

    Throttled thrown = catchThrowableOfType(Throttled.class, fixture.client::getProjects);

    assertThat(thrown.retryAfter()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(61));
    assertThat(thrown.operation()).isEqualTo("GetProjects");
    assertThat(fixture.service.requests()).hasSize(1);
  }

  @Test
  void call_bodyCutMidway_isRepeated() {
    fixture.service.replyCut("[            ]").reply(200, "[]");

    assertThat(fixture.client.getProjects()).isEmpty();
    assertThat(fixture.service.requests()).hasSize(2);
  }

  @Test
  void call_unreadableReply_isRepeatedThenUnavailable() {
    fixture.service.reply(200, "<html>sig=secret</html>");

    assertThatThrownBy(fixture.client::getProjects)
        .isInstanceOf(Unavailable.class)
        .hasStackTraceContaining("GetProjects")
        .hasMessageNotContaining("secret");
    assertThat(fixture.service.requests()).hasSize(6);
  }

  @Test
  void call_serverFails_isRepeatedSixTimesWithGrowingWaits() {
    fixture.service.reply(500, "{\"code\":\"ErrorUnknown\",\"message\":\"private\"}");

    Unavailable thrown = catchThrowableOfType(Unavailable.class, fixture.client::getProjects);

    assertThat(thrown.code()).isEqualTo("ErrorUnknown");
    assertThat(thrown).hasMessageNotContaining("private");
    assertThat(fixture.service.requests()).hasSize(6);
    assertThat(fixture.time.paused()).isBetween(Duration.ofMillis(7_750), Duration.ofSeconds(20));
  }

  @Test
  void call_serverGone_isUnavailable() {
    fixture.service.close();

    assertThatThrownBy(fixture.client::getProjects).isInstanceOf(Unavailable.class);
  }

  @Test
  void delete_serverBusy_isRepeated() {
    fixture.service.reply(503, "").reply(204, "");

    fixture.client.deleteProject(ClientFixture.PROJECT);

    assertThat(fixture.service.requests()).extracting("method").containsExactly("DELETE", "DELETE");
  }

  @Test
  void call_serviceEnvelope_givesCodeAndRequestId() {
    fixture.service.reply(
        404,
        Map.of("apim-request-id", "abc-1"),
        "{\"code\":\"NotFoundProject\",\"message\":\"private name\"}");

    NotFound thrown = getProject(NotFound.class);

    assertThat(thrown.ofObject()).isTrue();
    assertThat(thrown.status()).isEqualTo(404);
    assertThat(thrown.requestId()).contains("abc-1");
    assertThat(thrown)
        .hasMessage(
            "Could not do GetProject: it was not found."
                + " (status 404, NotFoundProject, request abc-1)");
  }

  @Test
  void call_gatewayEnvelope_isNotFoundOfNoObject() {
    fixture.service.reply(404, "{\"error\":{\"code\":\"404\",\"message\":\"Resource not found\"}}");

    NotFound thrown = getProject(NotFound.class);

    assertThat(thrown.code()).isEqualTo("404");
    assertThat(thrown.ofObject()).isFalse();
  }

  @Test
  void call_flatGatewayBody_isUnauthorized() {
    fixture.service.reply(401, "{\"statusCode\":401,\"message\":\"Unauthorized.\"}");

    assertThat(getProject(Unauthorized.class))
        .hasMessageContaining("CustomVision__trainingKey")
        .hasMessageNotContaining(ClientFixture.KEY)
        .extracting(CustomVisionException::code)
        .isEqualTo("401");
  }

  @Test
  void call_bodyWithoutJson_isRejectedWithTheStatus() {
    fixture.service.reply(418, "teapot");

    assertThat(getProject(Rejected.class).status()).isEqualTo(418);
  }

  @Test
  void call_disasterRecovery_isRejectedWithItsCode() {
    fixture.service.reply(403, "{\"code\":\"ForbiddenDRModeEnabled\",\"message\":\"\"}");

    assertThat(getProject(Rejected.class).code()).isEqualTo("ForbiddenDRModeEnabled");
  }

  @Test
  void call_regionalEndpointWithIdentity_namesTheEndpointSetting() {
    fixture.service.reply(
        400,
        "{\"error\":{\"code\":\"BadRequest\",\"message\":\"Please provide a custom subdomain for"
            + " token authentication, otherwise API key is required.\"}}");

    assertThat(getProject(Unauthorized.class)).hasMessageContaining("CustomVision__endpoint");
  }

  @Test
  void call_redirected_isNotFollowed() {
    fixture.store.reply(200, "[]");
    fixture.service.reply(302, Map.of("Location", fixture.store.base() + "/"), "");

    assertThatThrownBy(fixture.client::getProjects).isInstanceOf(Rejected.class);
    assertThat(fixture.store.requests()).isEmpty();
  }

  private <T extends CustomVisionException> T getProject(Class<T> expected) {
    return catchThrowableOfType(expected, () -> fixture.client.getProject(ClientFixture.PROJECT));
  }
}
