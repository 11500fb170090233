package app.userdata.customvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CustomVisionSettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://n.cognitiveservices.azure.com",
        "n.cognitiveservices.azure.com",
        "https://n.cognitiveservices.azure.com?x=1",
        "https://u:p@n.cognitiveservices.azure.com",
        "http://127.0.0.1.evil.org",
      })
  void settings_wrongEndpoint_nameTheSetting(String endpoint) {
    assertThatThrownBy(() -> new CustomVisionSettings(new URI(endpoint), Optional.empty()))
        .hasMessageContaining("CustomVision__endpoint");
  }

  @Test
  void settings_trailingSlashes_areStripped() {
    URI endpoint = URI.create("https://n.cognitiveservices.azure.com//");

    assertThat(new CustomVisionSettings(endpoint, Optional.empty()).endpoint())
        .hasToString("https://n.cognitiveservices.azure.com");
  }

  @Test
  void settings_keyWithLineEnd_refusedWithoutTellingIt() {
    assertThatThrownBy(() -> settings("secret\n", "v3.3"))
        .hasMessageContaining("CustomVision__trainingKey")
        .hasMessageNotContaining("secret");
    assertThat(settings("secret", "v3.3").toString()).doesNotContain("secret");
  }

  @Test
  void settings_unknownVersion_nameTheSetting() {
    assertThatThrownBy(() -> settings("k", "v1.2"))
        .hasMessageContaining("CustomVision__apiVersion");
    assertThat(settings("k", "v3.4-preview").atLeast(3)).isTrue();
    assertThat(settings("k", "v3.0").atLeast(1)).isFalse();
  }

  @Test
  void create_withoutKeyAndIdentity_namesTheSetting() {
    CustomVisionSettings settings =
        new CustomVisionSettings(URI.create("https://n.example.org"), Optional.empty());

    assertThatThrownBy(
            () ->
                CustomVisionClients.create(
                    settings,
                    Optional.empty(),
                    new InProcessSlots(Clock.systemUTC()),
                    Waiting.real(),
                    CallMeter.NONE,
                    Clock.systemUTC()))
        .hasMessageContaining("CustomVision__trainingKey");
  }

  private static CustomVisionSettings settings(String key, String version) {
    return new CustomVisionSettings(
        URI.create("https://n.example.org"), Optional.of(key), version, Set.of());
  }
}
