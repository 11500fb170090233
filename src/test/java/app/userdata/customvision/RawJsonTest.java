package app.userdata.customvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RawJsonTest {

  @Test
  void read_prettyJson_keepsOrderUnknownMembersAndNumberText() {
    String served =
        "{\r\n \"z\": 8.79471951E-13, \"a\": [1.0, 1E5, -0, 12345678901234567890],\r\n"
            + " \"new\": {\"x\": null, \"y\": true, \"ü\": \"\\u00e4\"}}";

    assertThat(read(served))
        .isEqualTo(
            "{\"z\":8.79471951E-13,\"a\":[1.0,1E5,-0,12345678901234567890],"
                + "\"new\":{\"x\":null,\"y\":true,\"ü\":\"ä\"}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://h.blob.core.windows.net/i/x?sv=1&sig=abc%3D | https://h.blob.core.windows.net/i/x",
        "HTTP://h/p?q#f | HTTP://h/p",
        "https://user:pass@h/p | https://h/p",
        "https://h?sig=1 | https://h",
        "https://h/a b?token=1 | https://h/a b",
        "see https://h/x?sv=1&sig=abc | [redacted]",
        "%3Fsv%3D1%26sig%3Dabc | [redacted]",
        "AccountName=a;AccountKey=abc | [redacted]",
        "/i-1/o-1 | /i-1/o-1",
        "design=yes | design=yes",
        "the-configured-key | [redacted]",
      })
  void read_textValue_losesSecrets(String served, String kept) {
    String json = RawJson.read(bytes("{\"a\":[{\"b\":\"" + served + "\"}]}"), secrets()).text();

    assertThat(json).isEqualTo("{\"a\":[{\"b\":\"" + kept + "\"}]}");
  }

  @Test
  void read_accountWithKeys_redactsEveryKey() {
    String served =
        "{\"UserName\":\"u\",\"Keys\":{\"TrainingKeys\":{\"PrimaryKey\":\"k1\",\"SecondaryKey\":null},"
            + "\"Other\":[\"k2\",7]},\"Quotas\":{\"Tier\":\"Free\"}}";

    assertThat(read(served))
        .isEqualTo(
            "{\"UserName\":\"u\",\"Keys\":{\"TrainingKeys\":{\"PrimaryKey\":\"[redacted]\","
                + "\"SecondaryKey\":null},\"Other\":[\"[redacted]\",\"[redacted]\"]},"
                + "\"Quotas\":{\"Tier\":\"Free\"}}");
    assertThat(RawJson.read(bytes(served)).redactions()).isEqualTo(3);
  }

  @Test
  void read_metadataNamedLikeKeys_keepsWhatTheUserWrote() {
    String served = "{\"metadata\":{\"token\":\"t\",\"Keys\":\"k\",\"PrimaryKey\":\"p\"}}";

    assertThat(read(served)).isEqualTo(served);
  }

  @Test
  void read_projectExport_redactsItsToken() {
    assertThat(read("{\"imageCount\":2,\"token\":\"anything\"}"))
        .isEqualTo("{\"imageCount\":2,\"token\":\"[redacted]\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"a\":", "<html>"})
  void read_brokenJson_isRefusedWithoutQuotingIt(String served) {
    assertThatThrownBy(() -> read(served))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("not complete JSON");
  }

  @Test
  void with_members_appendsThemAndKeepsServedOnesOfTheSameName() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("file", "images/x.jpg");
    members.put("bytes", 7L);
    members.put("foundIn", List.of("workspace"));
    members.put("shared", true);

    assertThat(new RawJson("{\"a\":1.0,\"bytes\":{\"bytes\":2}}").with(members).text())
        .isEqualTo(
            "{\"a\":1.0,\"bytesAsServed\":{\"bytes\":2},\"file\":\"images/x.jpg\",\"bytes\":7,"
                + "\"foundIn\":[\"workspace\"],\"shared\":true}");
    assertThat(new RawJson("{}").with(Map.of("a", 1)).text()).isEqualTo("{\"a\":1}");
  }

  private static Set<String> secrets() {
    return Set.of("the-configured-key");
  }

  private static String read(String text) {
    return RawJson.read(bytes(text)).text();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
