package app.userdata.infra.bicep;

import app.userdata.infra.bicep.Token.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Cuts a file into words. Ends of lines count; comments and the compiler's directives do not. */
final class Lexer {
  /** Longer ones first. */
  private static final List<String> SYMBOLS =
      List.of(
          "...", "::", "=>", "==", "!=", "=~", "!~", "<=", ">=", "&&", "||", "??", ".?", "{", "}",
          "[", "]", "(", ")", ",", ":", ".", "=", "?", "!", "<", ">", "+", "-", "*", "/", "%", "|",
          "@");

  private static final String STRAY = "stray character ";

  private final Source source;
  private final StringLexer strings;
  private final List<Token> tokens = new ArrayList<>();

  /**
   * What was opened and is not closed yet: a brace of an object, or of an expression in a string.
   */
  private final Deque<Brace> braces = new ArrayDeque<>();

  private enum Brace {
    OBJECT,
    STRING
  }

  private Lexer(Source source) {
    this.source = source;
    strings = new StringLexer(source);
  }

  static List<Token> tokens(String file, String text) {
    Lexer lexer = new Lexer(new Source(file, text.replace("\r\n", "\n")));
    lexer.readAll();
    return List.copyOf(lexer.tokens);
  }

  private void readAll() {
    skipBlanks();
    while (!source.atEnd()) {
      tokens.add(read());
      skipBlanks();
    }
    tokens.add(new Token(Kind.END, "", source.position()));
  }

  private void skipBlanks() {
    while (true) {
      if (source.peek() == ' ' || source.peek() == '\t') {
        source.next();
      } else if (source.at("//") || source.at("#")) {
        skipLine();
      } else if (source.at("/*")) {
        skipComment();
      } else {
        return;
      }
    }
  }

  private void skipLine() {
    while (!source.atEnd() && source.peek() != '\n') {
      source.next();
    }
  }

  private void skipComment() {
    Position start = source.position();
    while (!source.eat("*/")) {
      if (source.atEnd()) {
        throw new BicepSyntaxException(start, "this comment has no end; expected '*/'");
      }
      source.next();
    }
  }

  private Token read() {
    Position start = source.position();
    char first = source.peek();
    if (first == '\n') {
      source.next();
      return new Token(Kind.NEWLINE, "\n", start);
    }
    if (first == '\'') {
      return opened(strings.open());
    }
    if (first == '}' && braces.peek() == Brace.STRING) {
      braces.pop();
      return opened(strings.resume());
    }
    if (isDigit(first)) {
      return new Token(Kind.NUMBER, run(Lexer::isDigit), start);
    }
    if (isLetter(first)) {
      return new Token(Kind.WORD, run(c -> isLetter(c) || isDigit(c)), start);
    }
    return symbol(start);
  }

  /** Remembers that an expression follows. */
  private Token opened(Token string) {
    if (string.kind() == Kind.STRING_START || string.kind() == Kind.STRING_MIDDLE) {
      braces.push(Brace.STRING);
    }
    return string;
  }

  private Token symbol(Position start) {
    Optional<String> symbol = SYMBOLS.stream().filter(source::at).findFirst();
    if (symbol.isEmpty()) {
      throw new BicepSyntaxException(start, STRAY + "'" + source.peek() + "'");
    }
    source.skip(symbol.get().length());
    if (symbol.get().equals("{")) {
      braces.push(Brace.OBJECT);
    } else if (symbol.get().equals("}") && braces.poll() == null) {
      throw new BicepSyntaxException(start, "'}' closes nothing");
    }
    return new Token(Kind.SYMBOL, symbol.get(), start);
  }

  private interface Characters {
    boolean holds(char c);
  }

  private String run(Characters characters) {
    StringBuilder run = new StringBuilder();
    while (characters.holds(source.peek())) {
      run.append(source.next());
    }
    return run.toString();
  }

  private static boolean isLetter(char c) {
    return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
