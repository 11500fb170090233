package app.userdata.report;

import app.userdata.report.ExportSummary.Project;
import app.userdata.report.ExportSummary.Row;
import app.userdata.report.Tables.Column;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The report of an export: what is in its archive, in one page of less than two megabytes. */
public final class ExportPage {
  /** All of the page, some room for its head and its last words included. */
  private static final int MOST_BYTES = 1_950_000;

  private final ExportSummary summary;
  private final Html table = new Html();
  private final List<Html> sections = new ArrayList<>();
  private final List<String> unshown = new ArrayList<>();
  private long tags;
  private long iterations;
  private long lost;
  private int projects;

  private ExportPage(ExportSummary summary) {
    this.summary = summary;
  }

  /**
   * The page.
   *
   * @param projects one after the other, so that one is in memory at a time
   * @param count how many there are
   */
  public static byte[] html(ExportSummary summary, Iterator<Project> projects, int count) {
    return new ExportPage(summary).html(projects, count);
  }

  private byte[] html(Iterator<Project> each, int count) {
    Html rest = new Html();
    whole(rest);
    Chapters.write(rest, summary);
    int room = MOST_BYTES - rest.length() - Style.SHEET.length();
    while (each.hasNext()) {
      Project project = each.next();
      room -= add(project, room / Math.max(1, count - projects));
      projects++;
    }
    Html body = new Html();
    head(body);
    body.open("main");
    if (!sections.isEmpty() || !unshown.isEmpty()) {
      overview(body);
    }
    sections.forEach(body::add);
    body.add(rest).closeLine();
    return Page.of("Custom Vision export", body);
  }

  /** Adds a project in as much detail as its share of the room allows; returns what it takes. */
  private int add(Project project, int share) {
    String anchor = "project-" + (projects + 1);
    ProjectSection section = new ProjectSection(project, anchor);
    Html row = row(project, section, anchor);
    project
        .portrait()
        .ifPresent(
            portrait -> {
              tags += portrait.allTags();
              iterations += portrait.allIterations();
              lost += portrait.lost().size();
            });
    for (Detail detail : Detail.LEVELS) {
      if (project.portrait().map(detail::least).orElse(0) > share) {
        continue;
      }
      Html html = section.html(detail);
      if (html.length() + row.length() <= share) {
        table.add(row);
        sections.add(html);
        return html.length() + row.length();
      }
    }
    unshown.add(project.id());
    return 0;
  }

  private static Html row(Project project, ProjectSection section, String anchor) {
    Html row = new Html();
    row.open("tr").open("th", "scope", "row").open("a", "href", "#" + anchor);
    section.title(row);
    row.close().close();
    Optional<Portrait> portrait = project.portrait();
    Tables.text(row, portrait.map(Portrait::kind).orElse(""));
    Tables.number(row, portrait.map(one -> one.images().all()).orElse(0L));
    Tables.number(row, portrait.map(Portrait::allTags).orElse(0));
    Tables.number(row, portrait.map(Portrait::allIterations).orElse(0));
    Tables.number(row, portrait.map(one -> one.lost().size()).orElse(0));
    return row.closeLine();
  }

  private void head(Html out) {
    out.open("header").element("h1", "What this Custom Vision export holds");
    out.open("p", "class", "lead");
    out.text("A copy of " + (summary.subject() ? "one person's data in" : "user data of"));
    out.text(" the Azure Custom Vision resource at ").element("code", summary.endpoint());
    out.text(
        ", taken on %s: %s."
            .formatted(
                summary.started().substring(0, 10), Words.count(projects, "project", "projects")));
    out.closeLine();
    verdict(out);
    numbers(out);
    out.open("nav", "aria-label", "Contents").open("ul");
    if (projects > 0) {
      link(out, "projects", "The projects, with pictures, tags and how well models do");
    }
    link(out, "categories", "What was exported, by category");
    link(out, "failed", "What could not be exported, what was skipped, and why");
    link(out, "absent", "What is not in this archive");
    link(out, "verify", "How to check that this copy is whole");
    link(out, "files", "Where things lie");
    link(out, "next", "What to do next");
    out.close().close().closeLine();
  }

  private static void link(Html out, String anchor, String text) {
    out.open("li").element("a", text, "href", "#" + anchor).close();
  }

  private void verdict(Html out) {
    boolean good = summary.failed() == 0;
    out.open("div", "class", good ? "say" : "say bad").open("p");
    out.element(
        "strong",
        good
            ? "Everything that was asked for and can be exported is here."
            : Words.count(summary.failed(), "item", "items") + " could not be exported.");
    if (!good) {
      out.text(" ").element("a", "Which, and why", "href", "#failed").text(".");
    }
    out.close();
    if (lost > 0) {
      out.element(
          "p",
          "%s cannot leave the service at all; each project says which."
              .formatted(Words.count(lost, "trained model", "trained models")));
    }
    out.closeLine();
  }

  private void numbers(Html out) {
    out.open("dl", "class", "numbers");
    number(out, "Projects", Words.number(projects));
    summary.exported("images").ifPresent(count -> number(out, "Images", Words.number(count)));
    number(out, "Tags", Words.number(tags));
    number(out, "Iterations", Words.number(iterations));
    summary
        .exported("exported-models")
        .ifPresent(count -> number(out, "Model files", Words.number(count)));
    summary
        .exported("predictions")
        .ifPresent(count -> number(out, "Predictions", Words.number(count)));
    number(out, "Files", Words.number(summary.files()));
    number(out, "Size", Words.bytes(summary.bytes()));
    out.closeLine();
  }

  private static void number(Html out, String label, String value) {
    out.open("div").element("dt", label).element("dd", value).close();
  }

  private void overview(Html out) {
    out.open("section", "id", "projects").element("h2", "The projects");
    if (!unshown.isEmpty()) {
      out.element(
          "p",
          "This page shows %s of %s, to stay under two megabytes; data/projects.json has all."
              .formatted(
                  Words.number(sections.size()), Words.count(projects, "project", "projects")));
    }
    Tables.begin(
        out,
        "One row a project",
        List.of(
            Column.text("Project"),
            Column.text("Kind"),
            Column.number("Images"),
            Column.number("Tags"),
            Column.number("Iterations"),
            Column.number("Models lost")));
    out.add(table);
    Tables.end(out);
    out.closeLine();
  }

  /** What belongs to no project. */
  private void whole(Html out) {
    out.open("section", "id", "categories").element("h2", "What was exported");
    Tables.begin(
        out,
        "Items by category. Skipped: there was nothing to export.",
        List.of(
            Column.text("Category"),
            Column.number("Planned"),
            Column.number("Exported"),
            Column.number("Skipped"),
            Column.number("Failed"),
            Column.number("Size")));
    for (Row row : summary.rows()) {
      out.open("tr").element("th", row.category(), "scope", "row");
      Tables.number(out, row.planned());
      Tables.number(out, row.exported());
      Tables.number(out, row.skipped());
      Tables.number(out, row.failed());
      out.element("td", Words.bytes(row.bytes()), "class", Tables.NUMBER).closeLine();
    }
    Tables.end(out);
    out.open("dl", "class", "facts");
    summary.facts().forEach((label, value) -> out.element("dt", label).element("dd", value));
    out.close().closeLine();
  }
}
