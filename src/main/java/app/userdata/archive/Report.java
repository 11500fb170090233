package app.userdata.archive;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The report of an export for people: one page that opens offline.
 *
 * @param facts what the reader should know first, label by label
 * @param rows a line for each category: name, planned, done, skipped, failed, bytes
 * @param skipped why items had nothing to export, a line for each reason: category, reason, items
 * @param failures what could not be exported, and why; at most {@link #MOST_FAILURES}
 */
public record Report(
    String title,
    Map<String, String> facts,
    List<List<String>> rows,
    List<List<String>> skipped,
    List<List<String>> failures,
    long failed,
    List<String> notes) {
  public static final int MOST_FAILURES = 500;
  private static final List<String> COLUMNS =
      List.of("Category", "Planned", "Exported", "Skipped", "Failed", "Bytes");
  private static final String STYLE =
      "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}"
          + "h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem}table{border-collapse:collapse;width:100%}"
          + "th,td{text-align:left;padding:.35rem .6rem;border-bottom:1px solid #ccc;overflow-wrap:anywhere}"
          + "td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}code,pre{background:#f3f3f3;padding:.1rem .3rem}"
          + "pre{padding:.8rem;overflow-x:auto}@media(prefers-color-scheme:dark){body{color:#eee;background:#1b1b1b}"
          + "code,pre{background:#2b2b2b}th,td{border-color:#444}}";

  /**
   * What the page itself lets a browser do, where it lies as a file: show it, in its own style and
   * no other. A page's own policy cannot say who may frame it; the HTTP reply does.
   */
  public static final String POLICY =
      "default-src 'none'; style-src 'sha256-"
          + sha256(STYLE)
          + "'; img-src data:; base-uri 'none'; form-action 'none'";

  /** The page. */
  public byte[] html() {
    StringBuilder page = new StringBuilder();
    page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n");
    page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
        .append(POLICY)
        .append("\">\n<meta name=\"referrer\" content=\"no-referrer\">\n");
    page.append("<title>")
        .append(escaped(title))
        .append("</title>\n<style>")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n");
    page.append("<h1>").append(escaped(title)).append("</h1>\n<table>\n");
    facts.forEach(
        (label, value) ->
            page.append("<tr><th>")
                .append(escaped(label))
                .append("</th><td>")
                .append(escaped(value))
                .append("</td></tr>\n"));
    page.append("</table>\n<h2>What was exported</h2>\n");
    table(page, COLUMNS, rows, 1);
    if (!notes.isEmpty()) {
      page.append("<h2>Notes</h2>\n<ul>\n");
      notes.forEach(note -> page.append("<li>").append(escaped(note)).append("</li>\n"));
      page.append("</ul>\n");
    }
    skipped(page);
    failures(page);
    page.append(
        """
        <h2>How to verify this archive</h2>
        <p>The folder is a BagIt bag (RFC 8493). Every file is listed with its SHA-256. In the folder that holds
        <code>bagit.txt</code>, run:</p>
        <pre>sha256sum -c manifest-sha256.txt tagmanifest-sha256.txt</pre>
        <h2>Where things lie</h2>
        <p><code>data/projects.json</code> lists the projects; <code>data/projects/&lt;id&gt;/images.jsonl</code> lists the images of one,
        each with its tags, regions and the path and SHA-256 of its file. Documents are JSON as the service served it, without keys and
        without the signatures of links.</p>
        </body>
        </html>
        """);
    return page.toString().getBytes(StandardCharsets.UTF_8);
  }

  private void skipped(StringBuilder page) {
    page.append("<h2>What was skipped</h2>\n");
    if (skipped.isEmpty()) {
      page.append("<p>Nothing was skipped.</p>\n");
      return;
    }
    table(page, List.of("Category", "Reason", "Items"), skipped, 2);
  }

  private void failures(StringBuilder page) {
    page.append("<h2>What could not be exported</h2>\n");
    if (failed == 0) {
      page.append("<p>Nothing failed.</p>\n");
      return;
    }
    if (failed > failures.size()) {
      page.append("<p>The first ")
          .append(failures.size())
          .append(" of ")
          .append(failed)
          .append("; the job's items list all.</p>\n");
    }
    table(page, List.of("Category", "Project", "Item", "Reason"), failures, 4);
  }

  private static void table(
      StringBuilder page, List<String> columns, List<List<String>> rows, int numbersFrom) {
    page.append("<table>\n<tr>");
    for (int i = 0; i < columns.size(); i++) {
      page.append(i >= numbersFrom ? "<th class=\"n\">" : "<th>")
          .append(escaped(columns.get(i)))
          .append("</th>");
    }
    page.append("</tr>\n");
    for (List<String> row : rows) {
      page.append("<tr>");
      for (int i = 0; i < row.size(); i++) {
        page.append(i >= numbersFrom ? "<td class=\"n\">" : "<td>")
            .append(escaped(row.get(i)))
            .append("</td>");
      }
      page.append("</tr>\n");
    }
    page.append("</table>\n");
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
