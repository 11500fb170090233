package app.userdata.report;

import app.userdata.report.Tables.Column;
import java.util.List;

/** Why items are not where they should be, a row for each reason, with the first ids. */
final class Reasons {
  /** So much of a reason is shown. */
  private static final int LONGEST = 300;

  private Reasons() {}

  /** A heading and a table, if there is anything to tell. */
  static void failures(Html out, String heading, String title, List<Group> groups) {
    if (groups.isEmpty()) {
      return;
    }
    out.element(heading, title);
    table(out, title, groups);
  }

  static void table(Html out, String caption, List<Group> groups) {
    Tables.begin(
        out,
        caption,
        List.of(
            Column.text("Category"),
            Column.text("Why"),
            Column.number("Items"),
            Column.text("The first of them")));
    for (Group group : groups) {
      out.open("tr").element("th", group.what(), "scope", "row");
      Tables.text(out, cut(group.reason()));
      Tables.number(out, group.items());
      out.open("td");
      String between = "";
      for (String id : group.first()) {
        out.text(between).element("code", cut(id));
        between = " ";
      }
      out.text(group.items() > group.first().size() ? " …" : "").close().closeLine();
    }
    Tables.end(out);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
