package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.job.JobProblem;
import app.userdata.job.Jobs;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of the console: whole, locked, and there in every state of the app. */
final class ConsoleFunctionsTest {
  private static final Path SOURCES = Path.of("src/main/resources/app/userdata/console");

  /** What turns text into markup or code, or asks somebody else. */
  private static final Pattern FORBIDDEN =
      Pattern.compile(
          "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|srcdoc|DOMParser|createContextualFragment"
              + "|\\beval\\b|new Function|importScripts|setHTML|localStorage|https?://|\\bstyle\\s*[=:]");

  private final ConsoleFunctions console =
      new ConsoleFunctions(
          () -> {
            throw JobProblem.unavailable("invalid-setting", "A setting is wrong.");
          });

  @Test
  void console_settingIsWrong_comesNevertheless() {
    HttpResponseMessage reply = get(Map.of());

    assertThat(reply.getStatusCode()).isEqualTo(200);
    assertThat(reply.getHeader("Content-Type")).isEqualTo("text/html; charset=utf-8");
    assertThat(reply.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(reply.getHeader("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(reply.getHeader("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void console_knownToTheBrowser_isNotSentAgain() {
    HttpResponseMessage reply = get(Map.of("if-none-match", get(Map.of()).getHeader("ETag")));

    assertThat(reply.getStatusCode()).isEqualTo(304);
    assertThat(String.valueOf(reply.getBody())).isEmpty();
    assertThat(get(Map.of("if-none-match", "\"other\"")).getStatusCode()).isEqualTo(200);
  }

  @Test
  void console_policy_namesItsStyleItsScriptAndNothingElse() {
    String page = String.valueOf(get(Map.of()).getBody());
    String report = Jobs.reportPolicy().replaceAll(".*style-src ([^;]*);.*", "$1");

    assertThat(get(Map.of()).getHeader("Content-Security-Policy").split("; "))
        .containsExactlyInAnyOrder(
            "default-src 'none'",
            "script-src 'sha256-" + sha256(inside(page, "script")) + "'",
            "style-src 'sha256-" + sha256(inside(page, "style")) + "' " + report,
            "connect-src 'self'",
            "img-src 'self' blob: data:",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'");
    assertThat(report).startsWith("'sha256-");
  }

  @Test
  void console_page_holdsEveryFileOnce() throws IOException {
    String page = String.valueOf(get(Map.of()).getBody());

    try (Stream<Path> files = Files.list(SOURCES)) {
      assertThat(files.filter(file -> !file.toString().endsWith(".html")))
          .hasSize(ConsolePage.SCRIPTS.size() + 1)
          .allSatisfy(file -> assertThat(page).containsOnlyOnce(Files.readString(file)));
    }
    assertThat(page).doesNotContain("/*script*/", "/*style*/");
  }

  @Test
  void console_sources_makeNoMarkupOfTextAndAskNobodyElse() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      assertThat(files.filter(file -> !file.toString().endsWith(".css")))
          .isNotEmpty()
          .allSatisfy(
              file ->
                  assertThat(FORBIDDEN.matcher(Files.readString(file)).results())
                      .as(file.toString())
                      .isEmpty());
    }
    assertThat(Files.readString(SOURCES.resolve("console.css")))
        .doesNotContain("url(", "@import", "http:", "https:");
  }

  private static String inside(String page, String element) {
    Matcher found =
        Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL).matcher(page);
    String content = found.results().map(one -> one.group(1)).collect(Collectors.joining("\0"));
    assertThat(content).isNotEmpty().doesNotContain("\0");
    return content;
  }

  private HttpResponseMessage get(Map<String, String> headers) {
    return console.console(
        Requests.request(headers, Map.of(), Optional.empty()), Requests.context());
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
