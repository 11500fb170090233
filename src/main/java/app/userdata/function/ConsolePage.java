package app.userdata.function;

import app.userdata.job.Jobs;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The console put together: one page with its style and its script inside, which are the only ones
 * that a browser may use there.
 *
 * @param policy what a browser may do with the page (Content-Security-Policy)
 */
record ConsolePage(String html, String policy) {
  private static final String FOLDER = "/app/userdata/console/";

  /** One scope, in this order: what a file uses while it is read stands before it. */
  static final List<String> SCRIPTS =
      List.of(
          "dom",
          "format",
          "words",
          "key",
          "api",
          "poll",
          "projects",
          "choose",
          "jobs",
          "export",
          "delete",
          "progress",
          "failures",
          "archive",
          "plan",
          "confirm",
          "evidence",
          "remove",
          "job",
          "router");

  /** Made at the first request, once per process. */
  private static final class Once {
    private static final ConsolePage PAGE = make();
  }

  static ConsolePage get() {
    return Once.PAGE;
  }

  private static ConsolePage make() {
    String style = resource("console.css");
    String script =
        SCRIPTS.stream()
            .map(name -> resource(name + ".js"))
            .collect(Collectors.joining("\n", "(() => {\n\"use strict\";\n", "})();\n"));
    String html =
        resource("console.html").replace("/*style*/", style).replace("/*script*/", script);
    return new ConsolePage(html, policy(InlineHash.of(style), InlineHash.of(script)));
  }

  private static String policy(String style, String script) {
    return String.join(
        "; ",
        "default-src 'none'",
        "script-src " + script,
        "style-src " + style + " " + reportStyles(),
        "connect-src 'self'",
        "img-src 'self' blob: data:",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types 'none'");
  }

  /** A report that the page opens as a blob comes under the page's policy beside its own. */
  private static String reportStyles() {
    return Stream.of(Jobs.reportPolicy().split(";"))
        .map(String::strip)
        .filter(directive -> directive.startsWith("style-src "))
        .map(directive -> directive.substring("style-src ".length()))
        .collect(Collectors.joining(" "));
  }

  private static String resource(String name) {
    return PackagedFile.text(FOLDER + name);
  }
}
