package app.userdata.infra.bicep;

import app.userdata.infra.bicep.Token.Kind;
import java.util.List;

/** The words of a file, read from front to back. */
final class Cursor {
  private final List<Token> tokens;
  private int index;

  Cursor(List<Token> tokens) {
    this.tokens = tokens;
  }

  Token peek() {
    return tokens.get(index);
  }

  /** The word after the ends of lines that come next, if any do. */
  Token peekBeyondLines() {
    int ahead = index;
    while (tokens.get(ahead).kind() == Kind.NEWLINE) {
      ahead++;
    }
    return tokens.get(ahead);
  }

  /** The word after the next one. */
  Token peekSecond() {
    return tokens.get(Math.min(index + 1, tokens.size() - 1));
  }

  Position position() {
    return peek().position();
  }

  Token next() {
    Token read = peek();
    if (read.kind() != Kind.END) {
      index++;
    }
    return read;
  }

  void skipLines() {
    while (peek().kind() == Kind.NEWLINE) {
      next();
    }
  }

  boolean at(Kind kind) {
    return peek().kind() == kind;
  }

  boolean at(String symbol) {
    return peek().isSymbol(symbol);
  }

  boolean atWord(String word) {
    return peek().isWord(word);
  }

  boolean eat(String symbol) {
    if (!at(symbol)) {
      return false;
    }
    next();
    return true;
  }

  void need(String symbol) {
    if (!eat(symbol)) {
      throw unexpected("'" + symbol + "'");
    }
  }

  void needWord(String word) {
    if (!atWord(word)) {
      throw unexpected("'" + word + "'");
    }
    next();
  }

  Token need(Kind kind, String what) {
    if (!at(kind)) {
      throw unexpected(what);
    }
    return next();
  }

  String needName(String what) {
    return need(Kind.WORD, what).text();
  }

  /** Between two elements: a comma, the end of a line, or the bracket that closes them. */
  void separate(String closing) {
    if (eat(",") || at(Kind.NEWLINE)) {
      skipLines();
    } else if (!at(closing)) {
      throw unexpected("',', a new line or '" + closing + "'");
    }
  }

  BicepSyntaxException unexpected(String expected) {
    return new BicepSyntaxException(
        position(), "expected " + expected + " but found " + peek().shown());
  }
}
