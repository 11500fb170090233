package app.userdata.function;

import java.util.List;

/**
 * What each refusal means and what to do about it, as a page to which refusals link: the table in
 * docs/troubleshooting.md, a section for each type.
 */
final class ProblemPage {
  private static final String DOCUMENT = "/app/userdata/troubleshooting.md";
  private static final String HEAD = "| type | status | means | do |";
  private static final String STYLE =
      "body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}"
          + ":root{color-scheme:light dark}h2{margin:2rem 0 0;font-size:1.1rem}p{margin:.25rem 0}"
          + "h2:target{text-decoration:underline}";

  /** What a browser may do with the page: show it, in its own style. */
  static final String POLICY =
      "default-src 'none'; style-src "
          + InlineHash.of(STYLE)
          + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private ProblemPage() {}

  /** Where the page explains a type of problem, on the host that refused. */
  static String link(String type) {
    return "/api/problems#" + type;
  }

  /** The page. */
  static String html() {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
        .append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n")
        .append("<title>Refusals of Custom Vision user data</title>\n<style>")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<main>\n<h1>What refusals mean</h1>\n")
        .append("<p>A refusal's <code>detail</code> says what to change in the request at hand; ")
        .append("this page says what its <code>type</code> means in general.</p>\n");
    rows()
        .forEach(row -> section(page, List.of(row.substring(2, row.length() - 2).split(" \\| "))));
    return page.append("</main>\n</body>\n</html>\n").toString();
  }

  private static List<String> rows() {
    return PackagedFile.text(DOCUMENT)
        .lines()
        .dropWhile(line -> !line.equals(HEAD))
        .skip(2)
        .takeWhile(line -> line.startsWith("| "))
        .toList();
  }

  private static void section(StringBuilder page, List<String> cells) {
    String type = cells.get(0).replace("`", "");
    page.append("<h2 id=\"").append(type).append("\"><code>").append(type);
    page.append("</code> (").append(cells.get(1)).append(")</h2>\n");
    page.append("<p>Means: ").append(text(cells.get(2))).append(".</p>\n");
    page.append("<p>What to do: ").append(text(cells.get(3))).append(".</p>\n");
  }

  /** A cell: code and emphasis. */
  private static String text(String markdown) {
    return markdown
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replaceAll("`([^`]*)`", "<code>$1</code>")
        .replaceAll("\\*\\*([^*]*)\\*\\*", "<strong>$1</strong>");
  }
}
