package app.userdata.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report shows what others wrote; it must never become what they wrote. */
final class ReportTest {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern POLICY =
      Pattern.compile("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">");

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "</script><img src=x onerror=alert(1)>",
        "\" onmouseover=\"alert(1)",
        "' style='background:url(//evil.example)",
        "<!--",
        "-->",
        "]]>",
        "</title><base href=//evil.example>",
        "</style><style>*{background:url(//evil.example)}",
        "&lt;script&gt;",
        "\u202e<b>\u0000",
        "<",
        ">",
        "javascript:alert(1)"
      })
  void html_hostileTextInEveryPlace_hasTheSameTagsAsHarmlessText(String hostile) {
    String page = page(hostile);

    assertThat(tags(page)).isEqualTo(tags(page("harmless")));
    assertThat(page.replaceAll(TAG.pattern(), "")).doesNotContain("<", ">");
  }

  @Test
  void html_always_letsABrowserLoadAndSendNothing() throws Exception {
    String page = page("x");
    String style = between(page, "<style>", "</style>");
    String hash =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256")
                    .digest(style.getBytes(StandardCharsets.UTF_8)));
    Matcher policy = POLICY.matcher(page);

    assertThat(policy.find()).isTrue();
    assertThat(policy.group(1))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'"
                .formatted(hash));
    assertThat(page.indexOf("Content-Security-Policy")).isLessThan(page.indexOf("<style>"));
    assertThat(page).contains("<meta name=\"referrer\" content=\"no-referrer\">");
    assertThat(page)
        .doesNotContain("http:", "https:", "src=", "href=", "url(", "<script")
        .doesNotContainPattern(" on[a-z]+=");
  }

  @Test
  void html_harmlessText_hasOnlyTagsOfOurOwn() {
    Set<String> names = new TreeSet<>();
    tags(page("x")).forEach(tag -> names.add(tag.replaceAll("[</>]|[ !].*", "")));

    assertThat(names)
        .containsExactlyInAnyOrder(
            "", "body", "code", "h1", "h2", "head", "html", "li", "meta", "p", "pre", "style",
            "table", "td", "th", "title", "tr", "ul");
  }

  private static String page(String text) {
    List<String> row = List.of(text, text, text, text, text, text);
    Report report =
        new Report(
            text, Map.of(text, text), List.of(row), List.of(row), List.of(row), 2, List.of(text));
    return new String(report.html(), StandardCharsets.UTF_8);
  }

  private static List<String> tags(String page) {
    return TAG.matcher(page).results().map(tag -> tag.group()).toList();
  }

  private static String between(String text, String begin, String end) {
    return text.substring(text.indexOf(begin) + begin.length(), text.indexOf(end));
  }
}
