package app.userdata.infra.bicep;

/** The characters of a file, read from front to back. */
final class Source {
  private final String file;
  private final String text;
  private int index;
  private int line = 1;
  private int lineStart;

  Source(String file, String text) {
    this.file = file;
    this.text = text;
  }

  boolean atEnd() {
    return index >= text.length();
  }

  /** The next character; NUL at the end. */
  char peek() {
    return atEnd() ? '\0' : text.charAt(index);
  }

  boolean at(String expected) {
    return text.startsWith(expected, index);
  }

  char next() {
    char read = text.charAt(index++);
    if (read == '\n') {
      line++;
      lineStart = index;
    }
    return read;
  }

  void skip(int count) {
    for (int i = 0; i < count; i++) {
      next();
    }
  }

  boolean eat(String expected) {
    if (!at(expected)) {
      return false;
    }
    skip(expected.length());
    return true;
  }

  Position position() {
    return new Position(file, line, index - lineStart + 1);
  }
}
