package app.userdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.customvision.CustomVisionSettings;
import app.userdata.evidence.Example;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SettingsTest {
  private static final Map<String, String> LEAST =
      Map.of(
          "DataStorage", "UseDevelopmentStorage=true",
          "CustomVision__endpoint", "https://cats.cognitiveservices.azure.com/",
          "CustomVision__trainingKey", "0123456789abcdef");

  @Test
  void read_leastSettings_fillsInDefaults() {
    Settings settings = Settings.read(LEAST);

    assertThat(settings.exportContainer()).isEqualTo("exports");
    assertThat(settings.recordContainer()).isEqualTo("jobs");
    assertThat(settings.resources()).containsOnlyKeys("default");
    CustomVisionSettings service =
        Objects.requireNonNull(settings.resources().get("default")).service();
    assertThat(service.endpoint())
        .isEqualTo(URI.create("https://cats.cognitiveservices.azure.com"));
    assertThat(service.callsPerSecond()).isEqualTo(10);
    assertThat(settings.deletions().planValidity()).isEqualTo(Duration.ofHours(24));
    assertThat(settings.deletions().unconfirmed()).isEqualTo(Duration.ofDays(7));
    assertThat(settings.deletions().verifyWindow()).isEqualTo(Duration.ofMinutes(10));
    assertThat(settings.retention().archives()).isEqualTo(Duration.ofDays(14));
    assertThat(settings.retention().records()).isEqualTo(Duration.ofDays(30));
    assertThat(settings.signingKey()).isEmpty();
  }

  @Test
  void read_settingsOfDeletions_areTaken() {
    Settings settings =
        Settings.read(
            with(
                Map.of(
                    "PLAN_VALID_HOURS", "2",
                    "UNCONFIRMED_DAYS", "3",
                    "VERIFY_SECONDS", "4",
                    "ARCHIVE_DAYS", "5",
                    "RECORD_DAYS", "6",
                    "EVIDENCE_SIGNING_KEY", Example.KEY)));

    assertThat(settings.deletions().planValidity()).isEqualTo(Duration.ofHours(2));
    assertThat(settings.deletions().unconfirmed()).isEqualTo(Duration.ofDays(3));
    assertThat(settings.deletions().verifyWindow()).isEqualTo(Duration.ofSeconds(4));
    assertThat(settings.retention().archives()).isEqualTo(Duration.ofDays(5));
    assertThat(settings.retention().records()).isEqualTo(Duration.ofDays(6));
    assertThat(settings.signingKey()).isPresent();
    assertThat(settings.toString()).doesNotContain("MC4CAQ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hush-hush",
        "aHVzaC1odXNoIGh1c2gtaHVzaA==",
        "-----BEGIN PRIVATE KEY-----\nhush-hush\n-----END PRIVATE KEY-----"
      })
  void read_wrongSigningKey_isOneSentenceThatHoldsNothingOfIt(String key) {
    assertThatThrownBy(() -> Settings.read(with(Map.of("EVIDENCE_SIGNING_KEY", key))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageStartingWith("EVIDENCE_SIGNING_KEY must be an Ed25519 private key")
        .hasMessageContaining("openssl genpkey -algorithm ed25519")
        .hasMessageNotContaining("hush")
        .hasMessageNotContaining("aHVzaC")
        .hasNoCause();
  }

  @Test
  void read_furtherResource_isNamed() {
    Settings settings =
        Settings.read(
            with(
                Map.of(
                    "CustomVision__dogs__endpoint", "https://dogs.cognitiveservices.azure.com",
                    "CustomVision__dogs__trainingKey", "fedcba9876543210")));

    assertThat(settings.resources()).containsOnlyKeys("default", "dogs");
  }

  @Test
  void read_storageByIdentity_needsNoConnectionString() {
    Settings settings =
        Settings.read(
            with(
                Map.of(
                    "DataStorage", "",
                    "DataStorage__blobServiceUri", "https://data.blob.core.windows.net",
                    "DataStorage__queueServiceUri", "https://data.queue.core.windows.net",
                    "DataStorage__credential", "managedidentity",
                    "DataStorage__clientId", "3f2504e0-4f89-41d3-9a0c-0305e82c3301")));

    assertThat(settings.storage().identity().orElseThrow().clientId())
        .isEqualTo(Optional.of("3f2504e0-4f89-41d3-9a0c-0305e82c3301"));
    assertThat(settings.toString()).doesNotContain("0123456789abcdef");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "CustomVision__endpoint    | ''                                 | CustomVision__endpoint",
        "CustomVision__endpoint    | cats                               | CustomVision__endpoint",
        "CustomVision__endpoint    | http://cats.example                | https",
        "CustomVision__endpoint    | https://cats.example/customvision  | end after the host name",
        "CustomVision__trainingKey | two words                          | CustomVision__trainingKey",
        "CustomVision__apiVersion  | v2.0                               | CustomVision__apiVersion",
        "CustomVision__color       | red                                | no setting CustomVision__color",
        "CustomVision__dogs__apiVersion | v3.3                          | CustomVision__dogs__endpoint",
        "CustomVision__resourceId  | cats                               | CustomVision__resourceId",
        "CustomVision__callsPerSecond | fast                            | CustomVision__callsPerSecond",
        "DataStorage               | ''                                 | Set DataStorage",
        "DataStorage               | nonsense                           | DataStorage must be",
        "DataStorage__blobServiceUri | https://a.blob.core.windows.net  | use one way",
        "EXPORT_CONTAINER          | jobs                               | two different containers",
        "EXPORT_CONTAINER          | My Exports                         | EXPORT_CONTAINER",
        "COPY_THREADS              | 0                                  | COPY_THREADS",
        "COPY_BY_STORAGE           | yes                                | COPY_BY_STORAGE",
        "PUBLIC_BASE_URL           | app.example                        | PUBLIC_BASE_URL",
        "PLAN_VALID_HOURS          | 0                                  | PLAN_VALID_HOURS must be a whole number from 1 to 168",
        "UNCONFIRMED_DAYS          | a week                             | UNCONFIRMED_DAYS must be a whole number from 1 to 90",
        "VERIFY_SECONDS            | -1                                 | VERIFY_SECONDS must be a whole number from 1 to 86400",
        "ARCHIVE_DAYS              | 3651                               | ARCHIVE_DAYS must be a whole number from 1 to 3650",
        "RECORD_DAYS               | 1.5                                | RECORD_DAYS must be a whole number from 1 to 3650"
      })
  void read_wrongSetting_isOneSentenceThatNamesIt(String name, String value, String expected) {
    assertThatThrownBy(() -> Settings.read(with(Map.of(name, value))))
        .isInstanceOf(InvalidSettingException.class)
        .hasMessageContaining(expected)
        .hasMessageEndingWith(".");
  }

  private static Map<String, String> with(Map<String, String> changes) {
    Map<String, String> settings = new HashMap<>(LEAST);
    settings.putAll(changes);
    return settings;
  }
}
