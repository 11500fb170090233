package app.userdata.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CanonicalJsonTest {
  /** The strings and literals of RFC 8785, section 3.2.2, sorted as section 3.2.3 says. */
  @Test
  void canonical_exampleOfTheRfc_isSpelledAsThere() {
    String json =
        """
        { "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
          "literals": [null, true, false] }
        """;

    assertThat(canonical(json))
        .isEqualTo(
            "{\"literals\":[null,true,false],"
                + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
  }

  /** RFC 8785, section 3.2.3: by UTF-16 code units, where a surrogate precedes U+FB33. */
  @Test
  void canonical_membersOfAllPlanes_areSortedByCodeUnits() {
    String json =
        """
        {"\\u20ac":1,"\\r":2,"\\ufb33":3,"1":4,"\\ud83d\\ude00":5,"\\u0080":6,"\\u00f6":7}""";

    assertThat(canonical(json))
        .isEqualTo(
            "{\"\\r\":2,\"1\":4,\"\u0080\":6,\"\u00f6\":7,\"\u20ac\":1,\"\ud83d\ude00\":5,\"\ufb33\":3}");
  }

  @Test
  void canonical_wholeNumbersAtTheLimit_areKept() {
    assertThat(canonical("[ -0, 9007199254740991, -9007199254740991 ]"))
        .isEqualTo("[0,9007199254740991,-9007199254740991]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.5",
        "1.0",
        "1e3",
        "9007199254740992",
        "123456789012345678901234567890",
        "1e999999999",
        "\"\\ud800\""
      })
  void canonical_whatTheSubsetLacks_isRefused(String json) {
    assertThatThrownBy(() -> canonical("[" + json + "]"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String canonical(String json) {
    byte[] utf8 = json.getBytes(StandardCharsets.UTF_8);
    return new String(CanonicalJson.of(EvidenceJson.parse(utf8)), StandardCharsets.UTF_8);
  }
}
