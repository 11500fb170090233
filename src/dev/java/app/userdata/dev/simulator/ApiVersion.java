package app.userdata.dev.simulator;

import java.util.Locale;
import java.util.Optional;

/** The versions of the Training API that are served, oldest first. */
enum ApiVersion {
  V1_2("1.2"),
  V3_0("3.0"),
  V3_1("3.1"),
  V3_2("3.2"),
  V3_3("3.3"),
  V3_4_PREVIEW("3.4-preview");

  private final String text;

  ApiVersion(String text) {
    this.text = text;
  }

  String text() {
    return text;
  }

  boolean since(ApiVersion other) {
    return compareTo(other) >= 0;
  }

  static Optional<ApiVersion> parse(String segment) {
    String wanted = segment.toLowerCase(Locale.ROOT);
    for (ApiVersion version : values()) {
      if (wanted.equals("v" + version.text)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}
