package app.userdata.report;

import app.userdata.report.DeletionSummary.Event;
import app.userdata.report.DeletionSummary.Left;
import app.userdata.report.DeletionSummary.Look;
import app.userdata.report.DeletionSummary.Row;
import app.userdata.report.DeletionSummary.State;
import app.userdata.report.Tables.Column;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The report of a deletion: planned, done, looked for again, left, and what proves it. */
public final class DeletionPage {
  private final DeletionSummary summary;
  private final Html out = new Html();

  private DeletionPage(DeletionSummary summary) {
    this.summary = summary;
  }

  /** The page. */
  public static byte[] html(DeletionSummary summary) {
    DeletionPage page = new DeletionPage(summary);
    page.head();
    page.out.open("main");
    page.counts();
    page.kept();
    page.looks();
    page.residuals();
    page.proof();
    page.events();
    page.out.closeLine();
    return Page.of("Custom Vision deletion", page.out);
  }

  private void head() {
    boolean waiting = summary.state() == State.WAITING;
    out.open("header")
        .element("h1", waiting ? "What this deletion would delete" : "What this deletion did");
    String style = summary.state() == State.DELETED ? "say" : waiting ? "say ask" : "say bad";
    out.open("div", "class", style).open("p").element("strong", summary.headline()).close();
    if (summary.proof().isEmpty() && !waiting) {
      out.element(
          "p",
          "There is no evidence of this deletion: it was not carried out and verified to its end."
              + " What follows is what is known.");
    }
    out.closeLine();
    facts(summary.facts());
    out.closeLine();
  }

  private void counts() {
    out.open("section").element("h2", "Planned and done");
    if (!summary.phases().isEmpty()) {
      out.element("p", "In this order: " + String.join(", ", summary.phases()) + ".");
    }
    Set<String> outcomes = new LinkedHashSet<>();
    summary.rows().forEach(row -> outcomes.addAll(row.outcomes().keySet()));
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("Category"));
    columns.add(Column.number("Planned"));
    outcomes.forEach(outcome -> columns.add(Column.number(outcome)));
    Tables.begin(out, "Items by category and what became of them", columns);
    for (Row row : summary.rows()) {
      out.open("tr").element("th", row.category(), "scope", "row");
      Tables.number(out, row.planned());
      outcomes.forEach(outcome -> Tables.number(out, row.outcomes().getOrDefault(outcome, 0L)));
      out.closeLine();
    }
    Tables.end(out);
    sentences(summary.notes());
    out.closeLine();
  }

  private void kept() {
    out.open("section").element("h2", "What is not deleted, and why");
    if (summary.kept().isEmpty()) {
      out.element("p", "Nothing of the plan.");
    } else {
      Reasons.table(out, "By category, outcome and reason; GET items lists each", summary.kept());
    }
    out.closeLine();
  }

  private void looks() {
    if (summary.looks().isEmpty()) {
      return;
    }
    out.open("section").element("h2", "How it was verified");
    out.element(
        "p",
        "listed: items were looked for in the service's own listings, and no longer there."
            + " parentGone: what contained them is gone. notObservable: nothing could be, or was,"
            + " looked at.");
    Tables.begin(
        out,
        "The last looks",
        List.of(
            Column.text("Category"),
            Column.text("Method"),
            Column.text("Operations"),
            Column.text("When"),
            Column.number("Passes"),
            Column.text("Result")));
    for (Look look : summary.looks()) {
      out.open("tr").element("th", look.category(), "scope", "row");
      Tables.text(out, look.method());
      Tables.text(out, look.operations());
      Tables.text(out, look.when());
      Tables.number(out, look.passes());
      Tables.text(out, look.result());
      out.closeLine();
    }
    Tables.end(out);
    sentences(summary.limits());
    out.closeLine();
  }

  private void residuals() {
    out.open("section").element("h2", "What a person has to do");
    if (summary.residuals().isEmpty()) {
      out.element("p", "Nothing that is known.");
    } else {
      out.open("ul");
      for (Left left : summary.residuals()) {
        out.open("li").text(left.what() + " ").element("strong", left.whatToDo());
        if (!left.where().isEmpty()) {
          out.open("div", "class", "soft").text(left.where()).close();
        }
        out.closeLine();
      }
      out.closeLine();
    }
    out.closeLine();
  }

  private void proof() {
    if (summary.proof().isEmpty()) {
      return;
    }
    out.open("section").element("h2", "What proves it");
    facts(summary.proof());
    out.element(
        "p",
        "GET jobs/{jobId}/evidence is the certificate; its SHA-256 is the one above. Save it with"
            + " its parts, and verify it offline with the command verify-evidence.");
    out.closeLine();
  }

  private void events() {
    out.open("section").element("h2", "What happened when");
    Tables.begin(
        out,
        "The job's events, each bound to the one before by its hash",
        List.of(
            Column.text("Time"), Column.text("Status"), Column.text("By"), Column.text("Hash")));
    for (Event event : summary.events()) {
      out.open("tr").element("th", event.at(), "scope", "row");
      Tables.text(out, event.status());
      Tables.text(out, event.by().isEmpty() ? "the app" : event.by());
      out.open("td").element("code", event.hash().substring(0, 16) + "…").close().closeLine();
    }
    Tables.end(out);
    out.closeLine();
  }

  private void facts(Map<String, String> facts) {
    out.open("dl", "class", "facts");
    facts.forEach((label, value) -> out.element("dt", label).element("dd", value));
    out.closeLine();
  }

  private void sentences(List<String> sentences) {
    if (!sentences.isEmpty()) {
      out.open("ul");
      sentences.forEach(sentence -> out.element("li", sentence));
      out.closeLine();
    }
  }
}
