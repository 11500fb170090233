package app.userdata.report;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML in which nobody's words can become markup: names of elements and attributes are ours,
 * everything else is escaped on its way in.
 */
final class Html {
  /** So much of a name is shown; a name may be as long as its owner likes. */
  private static final int LONGEST_NAME = 80;

  private final StringBuilder out = new StringBuilder();
  private final Deque<String> opened = new ArrayDeque<>();

  /** Opens an element, with attributes as pairs of name and value. */
  Html open(String element, String... attributes) {
    tag(element, attributes);
    out.append('>');
    opened.push(element);
    return this;
  }

  /** Closes the element that was opened last. */
  Html close() {
    out.append("</").append(opened.pop()).append('>');
    return this;
  }

  /** The same, with the end of the line, where that does not show. */
  Html closeLine() {
    close();
    out.append('\n');
    return this;
  }

  /** An element without content, such as a line of a chart. */
  Html empty(String element, String... attributes) {
    tag(element, attributes);
    out.append("/>");
    return this;
  }

  /** An element that holds a text. */
  Html element(String element, String text, String... attributes) {
    return open(element, attributes).text(text).close();
  }

  Html text(String text) {
    escape(text);
    return this;
  }

  /** Words that somebody typed, kept apart from ours whatever direction they are written in. */
  Html name(String typed) {
    return element("bdi", typed.isBlank() ? "(no name)" : shortened(typed));
  }

  /** What another writer wrote. */
  Html add(Html other) {
    if (!other.opened.isEmpty()) {
      throw new IllegalStateException("an element is still open: " + other.opened.peek());
    }
    out.append(other.out);
    return this;
  }

  /** The style sheet, which is ours and holds nothing to escape. */
  Html style(String sheet) {
    out.append("<style>").append(sheet).append("</style>\n");
    return this;
  }

  /** What begins every document. */
  Html doctype() {
    out.append("<!doctype html>\n");
    return this;
  }

  /** How many bytes it takes. */
  int length() {
    return bytes().length;
  }

  byte[] bytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** The beginning of what is too long to be shown. */
  static String shortened(String text) {
    return text.codePointCount(0, text.length()) <= LONGEST_NAME
        ? text
        : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME)) + "…";
  }

  private void tag(String element, String... attributes) {
    out.append('<').append(element);
    for (int i = 0; i < attributes.length; i += 2) {
      out.append(' ').append(attributes[i]).append("=\"");
      escape(attributes[i + 1]);
      out.append('"');
    }
  }

  private void escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        case '\'' -> out.append("&#39;");
        default -> out.append(Character.isISOControl(c) && c != '\n' ? '\uFFFD' : c);
      }
    }
  }
}
