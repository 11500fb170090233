package app.userdata.infra.bicep;

import app.userdata.infra.bicep.Token.Kind;

/** Reads strings, piece by piece where expressions are in them. */
final class StringLexer {
  private static final String MULTI_LINE = "'''";

  private final Source source;

  StringLexer(Source source) {
    this.source = source;
  }

  /** From the quote on. */
  Token open() {
    Position start = source.position();
    if (source.eat(MULTI_LINE)) {
      return multiLine(start);
    }
    source.next();
    return piece(start, Kind.STRING, Kind.STRING_START);
  }

  /** From the brace on that closes an expression. */
  Token resume() {
    Position start = source.position();
    source.next();
    return piece(start, Kind.STRING_END, Kind.STRING_MIDDLE);
  }

  private Token multiLine(Position start) {
    source.eat("\n");
    StringBuilder value = new StringBuilder();
    while (!source.eat(MULTI_LINE)) {
      if (source.atEnd()) {
        throw new BicepSyntaxException(start, "this string has no end; expected '''");
      }
      value.append(source.next());
    }
    while (source.eat("'")) {
      value.append('\'');
    }
    return new Token(Kind.STRING, value.toString(), start);
  }

  private Token piece(Position start, Kind closed, Kind interrupted) {
    StringBuilder value = new StringBuilder();
    while (true) {
      if (source.atEnd() || source.peek() == '\n') {
        throw new BicepSyntaxException(start, "this string does not end on its line; expected '");
      }
      if (source.eat("'")) {
        return new Token(closed, value.toString(), start);
      }
      if (source.eat("${")) {
        return new Token(interrupted, value.toString(), start);
      }
      value.append(source.peek() == '\\' ? escaped() : String.valueOf(source.next()));
    }
  }

  private String escaped() {
    Position start = source.position();
    source.next();
    char escape = source.atEnd() ? '\0' : source.next();
    return switch (escape) {
      case 'n' -> "\n";
      case 'r' -> "\r";
      case 't' -> "\t";
      case '\\', '\'', '$' -> String.valueOf(escape);
      case 'u' -> unicode(start);
      default ->
          throw new BicepSyntaxException(
              start,
              "there is no escape '\\"
                  + escape
                  + "'; expected one of \\n \\r \\t \\\\ \\' \\$ \\u{}");
    };
  }

  private String unicode(Position start) {
    StringBuilder hex = new StringBuilder();
    if (source.eat("{")) {
      while (Character.digit(source.peek(), 16) >= 0 && hex.length() < 6) {
        hex.append(source.next());
      }
      if (!hex.isEmpty() && source.eat("}")) {
        return Character.toString(Integer.parseInt(hex.toString(), 16));
      }
    }
    throw new BicepSyntaxException(start, "expected \\u{HEX}");
  }
}
