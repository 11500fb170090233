package app.userdata.dev.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SampleOnlyTest {
  private static final String SAMPLE = "http://127.0.0.1:4711";

  @Test
  void mayDelete_sampleAccountOfThisRun_is() {
    assertThat(SampleOnly.mayDelete(Map.of(), Optional.of(SAMPLE), SAMPLE)).isTrue();
    assertThat(
            SampleOnly.mayDelete(
                Map.of("CustomVision__endpoint", " "), Optional.of(SAMPLE), SAMPLE))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"CustomVision__endpoint", "customvision__endpoint", "CUSTOMVISION__ENDPOINT"})
  void mayDelete_endpointInTheEnvironment_isNot(String name) {
    // Even one that is a sample account: somebody else started it.
    assertThat(SampleOnly.mayDelete(Map.of(name, SAMPLE), Optional.of(SAMPLE), SAMPLE)).isFalse();
    assertThat(SampleOnly.mayDelete(Map.of(name, SAMPLE), Optional.empty(), SAMPLE)).isFalse();
  }

  @Test
  void mayDelete_anotherEndpointInUse_isNot() {
    assertThat(
            SampleOnly.mayDelete(
                Map.of(), Optional.of(SAMPLE), "https://cats.cognitiveservices.azure.com"))
        .isFalse();
    assertThat(SampleOnly.mayDelete(Map.of(), Optional.empty(), SAMPLE)).isFalse();
    assertThat(SampleOnly.mayDelete(Map.of(), Optional.empty(), "")).isFalse();
  }
}
