package app.userdata.archive.format;

/**
 * Text as the content of an XML 1.0 element. What XML cannot hold at all becomes U+FFFD.
 *
 * @see <a href="https://www.w3.org/TR/xml/#charsets">XML 1.0, 2.2</a>
 */
final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(point -> append(escaped, point));
    return escaped.toString();
  }

  private static void append(StringBuilder to, int point) {
    switch (point) {
      case '&' -> to.append("&amp;");
      case '<' -> to.append("&lt;");
      case '>' -> to.append("&gt;");
      // A parser would turn a carriage return into a line feed.
      case '\r' -> to.append("&#13;");
      default -> to.appendCodePoint(isAllowed(point) ? point : REPLACEMENT);
    }
  }

  private static boolean isAllowed(int point) {
    return point == '\t'
        || point == '\n'
        || (point >= 0x20 && point <= 0xD7FF)
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
