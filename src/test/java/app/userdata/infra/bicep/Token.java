package app.userdata.infra.bicep;

/**
 * One word of a file.
 *
 * @param text of a string its value without quotes and escapes, of anything else what is written
 */
record Token(Kind kind, String text, Position position) {
  /** What kinds of words there are. */
  enum Kind {
    WORD,
    NUMBER,
    SYMBOL,
    /** A string without an expression in it. */
    STRING,
    /** A string up to its first expression. */
    STRING_START,
    /** Between two expressions of a string. */
    STRING_MIDDLE,
    /** A string after its last expression. */
    STRING_END,
    NEWLINE,
    END
  }

  boolean isSymbol(String symbol) {
    return kind == Kind.SYMBOL && text.equals(symbol);
  }

  boolean isWord(String word) {
    return kind == Kind.WORD && text.equals(word);
  }

  /** How a message calls it. */
  String shown() {
    return switch (kind) {
      case NEWLINE -> "the end of the line";
      case END -> "the end of the file";
      case STRING, STRING_START, STRING_MIDDLE, STRING_END -> "a string";
      case WORD, NUMBER, SYMBOL -> "'" + text + "'";
    };
  }
}
