package app.userdata.report;

import java.util.List;
import java.util.Locale;

/** Tables, with bars beside numbers: the numbers say all that the bars show. */
final class Tables {
  /** The class of a cell that holds a number. */
  static final String NUMBER = "n";

  /** The class of a cell that holds a bar and its number. */
  static final String BAR = "m";

  private Tables() {}

  /** Begins a table that scrolls by itself where the page is narrow. */
  static void begin(Html out, String caption, List<Column> columns) {
    out.open("div", "class", "wide", "tabindex", "0", "role", "group", "aria-label", caption);
    out.open("table").element("caption", caption).open("thead").open("tr");
    columns.forEach(
        column -> out.element("th", column.name, "scope", "col", "class", column.style));
    out.close().closeLine().open("tbody");
  }

  static void end(Html out) {
    out.closeLine().close().closeLine();
  }

  /** A column, and the class of its cells. */
  record Column(String name, String style) {
    static Column text(String name) {
      return new Column(name, "t");
    }

    static Column number(String name) {
      return new Column(name, NUMBER);
    }

    static Column bar(String name) {
      return new Column(name, BAR);
    }
  }

  static void number(Html out, long number) {
    out.element("td", Words.number(number), "class", NUMBER);
  }

  static void text(Html out, String text) {
    out.element("td", text);
  }

  /** A cell with a bar as long as a share of one, in the colour of that class. */
  static void bar(Html out, double share, String colour, String label) {
    out.open("td", "class", BAR);
    out.open(
        "svg",
        "class",
        "bar",
        "viewBox",
        "0 0 100 10",
        "preserveAspectRatio",
        "none",
        "aria-hidden",
        "true");
    String width = String.format(Locale.ROOT, "%.1f", 100 * Math.max(0, Math.min(1, share)));
    out.empty("rect", "class", colour, "width", width, "height", "10");
    out.close().element("span", label).close();
  }
}
