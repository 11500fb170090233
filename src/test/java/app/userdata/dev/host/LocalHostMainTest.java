package app.userdata.dev.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LocalHostMainTest {
  @Test
  void options_nothingSet_areThoseOfTheReadme() {
    HostOptions options = LocalHostMain.options(Map.of());

    assertThat(options.port()).isEqualTo(7071);
    assertThat(options.key()).hasSize(32);
    assertThat(options.messageLease()).isEqualTo(Duration.ofMinutes(10));
  }

  @ParameterizedTest
  @CsvSource({
    "LOCAL_PORT, 65536",
    "LOCAL_PORT, -1",
    "LOCAL_PORT, web",
    "LOCAL_FUNCTIONS_KEY, two words",
    "LOCAL_FUNCTIONS_KEY, schlüssel",
    "LOCAL_MESSAGE_LEASE_SECONDS, 0",
    "LOCAL_MESSAGE_LEASE_SECONDS, 86401",
  })
  void options_settingThatCannotWork_isNamed(String name, String value) {
    assertThatThrownBy(() -> LocalHostMain.options(Map.of(name, value)))
        .isInstanceOf(HostException.class)
        .hasMessageStartingWith(name + " must ");
  }
}
