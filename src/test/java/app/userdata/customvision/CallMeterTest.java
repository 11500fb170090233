package app.userdata.customvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is counted of calls that do not go well the first time. */
final class CallMeterTest {
  private final ClientFixture fixture = new ClientFixture();

  CallMeterTest() throws IOException {}

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void call_throttledOnce_countsBothTheRetryAndTheWait() {
    fixture.service.reply(429, Map.of("Retry-After", "7"), "").reply(200, "[]");

    fixture.client.getProjects();

    assertThat(fixture.counted.calls())
        .containsExactly("GetProjects 429", "repeat GetProjects 429", "GetProjects 200");
    assertThat(fixture.counted.waited(CallMeter.Wait.RETRY))
        .isBetween(Duration.ofSeconds(7), Duration.ofMillis(7_400));
  }

  @Test
  void call_bodyCutMidway_countsTheReplyAndARetryWithoutStatus() {
    fixture.service.replyCut("[            ]").reply(200, "[]");

    fixture.client.getProjects();

    assertThat(fixture.counted.calls())
        .containsExactly("GetProjects 200", "repeat GetProjects 0", "GetProjects 200");
  }

  @Test
  void call_refused_countsItOnce() {
    fixture.service.reply(403, "{}");

    assertThatThrownBy(fixture.client::getProjects).isInstanceOf(CustomVisionException.class);

    assertThat(fixture.counted.calls()).containsExactly("GetProjects 403");
  }

  @Test
  void call_fasterThanAllowed_countsTheWaitForItsTurn() {
    fixture.service.reply(200, "[]");

    for (int i = 0; i < 20; i++) {
      fixture.client.getProjects();
    }

    assertThat(fixture.counted.waited(CallMeter.Wait.SLOT))
        .isBetween(Duration.ofMillis(1_500), Duration.ofMillis(2_500));
    assertThat(fixture.counted.waited(CallMeter.Wait.RETRY)).isZero();
  }
}
