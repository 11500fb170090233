package app.userdata.archive.format;

/**
 * Text in double quotes, as YAML 1.1 and 1.2 read it alike: what either treats as a break, a
 * control or not at all is escaped.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/#57-escaped-characters">YAML 1.2.2, 5.7</a>
 */
final class YamlText {
  private static final int REPLACEMENT = 0xFFFD;

  private YamlText() {}

  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().forEach(point -> append(quoted, point));
    return quoted.append('"').toString();
  }

  private static void append(StringBuilder to, int point) {
    if (point == '"' || point == '\\') {
      to.append('\\').append((char) point);
    } else if (point == ' ' || isVisible(point)) {
      to.appendCodePoint(point);
    } else {
      int known = Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point;
      to.append(
          Character.isBmpCodePoint(known)
              ? "\\u%04X".formatted(known)
              : "\\U%08X".formatted(known));
    }
  }

  private static boolean isVisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
