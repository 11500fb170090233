package app.userdata.report;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.report.ExportSummary.Project;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A report shows what others wrote; it must never become what they wrote. */
final class ExportPageTest {
  private static final Pattern TAG = Pattern.compile("<[^>]*>");
  private static final Pattern POLICY =
      Pattern.compile("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\"/>");

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
    assertThat(policy.group(1).replace("&#39;", "'"))
        .isEqualTo(
            "default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; form-action 'none'"
                .formatted(hash));
    assertThat(page.indexOf("Content-Security-Policy")).isLessThan(page.indexOf("<style>"));
    assertThat(page).contains("<meta name=\"referrer\" content=\"no-referrer\"/>");
    assertThat(page)
        .doesNotContain("http:", "https:", " src=", "url(", "<script", " style=")
        .doesNotContainPattern(" on[a-z]+=")
        .doesNotContainPattern("href=\"(?!#[a-z0-9-]+\"|data:image/jpeg;base64,)");
  }

  @Test
  void html_harmlessText_hasOnlyTagsOfOurOwn() {
    Set<String> names = new TreeSet<>();
    tags(page("x")).forEach(tag -> names.add(tag.replaceAll("[</>]|[ !].*", "")));

    assertThat(names)
        .containsExactlyInAnyOrder(
            "",
            "a",
            "bdi",
            "body",
            "caption",
            "code",
            "dd",
            "desc",
            "details",
            "div",
            "dl",
            "dt",
            "figcaption",
            "figure",
            "h1",
            "h2",
            "h3",
            "h4",
            "head",
            "header",
            "html",
            "image",
            "li",
            "line",
            "main",
            "meta",
            "nav",
            "p",
            "polyline",
            "pre",
            "rect",
            "section",
            "span",
            "strong",
            "style",
            "summary",
            "svg",
            "table",
            "tbody",
            "td",
            "text",
            "th",
            "thead",
            "title",
            "tr",
            "ul");
  }

  @Test
  void html_regions_areRectanglesInThePixelsOfTheFile() {
    assertThat(page("x"))
        .contains("<svg class=\"shot\" viewBox=\"0 0 400 200\"")
        .contains(
            "<rect class=\"box\" x=\"40.0\" y=\"50.0\" width=\"120.0\" height=\"100.0\""
                + " stroke=\"#d0392e\"");
  }

  @Test
  void html_always_hasHeadingsInOrder() {
    List<Integer> levels =
        Pattern.compile("<h([1-6])>")
            .matcher(page("x"))
            .results()
            .map(heading -> Integer.parseInt(heading.group(1)))
            .toList();

    assertThat(levels).startsWith(1, 2).filteredOn(level -> level == 1).hasSize(1);
    for (int i = 1; i < levels.size(); i++) {
      assertThat(levels.get(i)).isLessThanOrEqualTo(levels.get(i - 1) + 1);
    }
  }

  @Test
  void html_nothingFailed_saysSo() {
    String page = html(summary("x", List.of(), 0), List.of());

    assertThat(page)
        .contains("Everything that was asked for and can be exported is here.")
        .contains("Nothing failed.", "Nothing was skipped.");
  }

  @Test
  void html_projectWithoutPortrait_isTold() {
    Project project = new Project("id-of-it", Optional.empty(), Map.of(), List.of());

    assertThat(html(summary("x", List.of(), 0), List.of(project)))
        .contains("could not be told", "Project <code>id-of-it</code>");
  }

  @ParameterizedTest
  @CsvSource({"1", "100", "300"})
  void html_manyLargeProjects_staysUnderTwoMegabytesAndSaysWhatIsLeftOut(int projects) {
    String name = "\uD83C\uDF4C&\"".repeat(40);
    Portrait large = Portraits.of(name, 48, 100, 20, "A".repeat(6_000));
    Project project = new Project("p", Optional.of(large), Map.of(), List.of(group(name)));

    byte[] page =
        ExportPage.html(
            summary(name, Collections.nCopies(200, group(name)), 9),
            Collections.nCopies(projects, project).iterator(),
            projects);

    assertThat(page.length).isGreaterThan(500_000).isLessThan(2_000_000);
    assertThat(new String(page, StandardCharsets.UTF_8))
        .contains(
            projects > 20
                ? "shows less of the project than there is"
                : "of 500 tags; tags.json has all.");
  }

  @Test
  void html_sameInput_isTheSameTwice() {
    assertThat(page("x")).isEqualTo(page("x"));
  }

  private static String page(String text) {
    Project project =
        new Project(
            Portraits.id("project").toString(),
            Optional.of(Portraits.of(text)),
            Map.of(text, text),
            List.of(group(text)));
    return html(summary(text, List.of(group(text)), 2), List.of(project));
  }

  private static String html(ExportSummary summary, List<Project> projects) {
    return new String(
        ExportPage.html(summary, projects.iterator(), projects.size()), StandardCharsets.UTF_8);
  }

  private static ExportSummary summary(String text, List<Group> groups, long failed) {
    return new ExportSummary(
        Map.of(text, text),
        text,
        "2026-03-02T09:15:38Z",
        false,
        List.of(new ExportSummary.Row(text, 9, 6, 1, 2, 12_345)),
        groups,
        groups,
        failed,
        List.of(text),
        12,
        34_567,
        1,
        2);
  }

  private static Group group(String text) {
    return new Group(text, text, 7, List.of(text));
  }

  private static List<String> tags(String page) {
    return TAG.matcher(page).results().map(tag -> tag.group()).toList();
  }

  private static String between(String text, String begin, String end) {
    return text.substring(text.indexOf(begin) + begin.length(), text.indexOf(end));
  }
}
