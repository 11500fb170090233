package app.userdata.infra.bicep;

import app.userdata.infra.bicep.Expression.Bool;
import app.userdata.infra.bicep.Expression.Call;
import app.userdata.infra.bicep.Expression.Choice;
import app.userdata.infra.bicep.Expression.Element;
import app.userdata.infra.bicep.Expression.Int;
import app.userdata.infra.bicep.Expression.Lambda;
import app.userdata.infra.bicep.Expression.Member;
import app.userdata.infra.bicep.Expression.Name;
import app.userdata.infra.bicep.Expression.Nothing;
import app.userdata.infra.bicep.Expression.Operation;
import app.userdata.infra.bicep.Expression.Text;
import app.userdata.infra.bicep.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads expressions, the loosest operators first. */
final class ExpressionParser {
  private static final List<List<String>> OPERATORS =
      List.of(
          List.of("??"),
          List.of("||"),
          List.of("&&"),
          List.of("==", "!=", "=~", "!~"),
          List.of("<", "<=", ">", ">="),
          List.of("+", "-"),
          List.of("*", "/", "%"));

  private final Cursor cursor;
  private final CompoundParser compounds;

  ExpressionParser(Cursor cursor, StatementParser statements) {
    this.cursor = cursor;
    compounds = new CompoundParser(cursor, this, statements);
  }

  CompoundParser compounds() {
    return compounds;
  }

  Expression expression() {
    Position start = cursor.position();
    Expression first = binary(0);
    if (!cursor.peekBeyondLines().isSymbol("?")) {
      return first;
    }
    cursor.skipLines();
    cursor.next();
    cursor.skipLines();
    Expression then = expression();
    cursor.skipLines();
    cursor.need(":");
    cursor.skipLines();
    return new Choice(first, then, expression(), start);
  }

  /** What stands before a declaration. */
  List<Expression> decorators() {
    List<Expression> decorators = new ArrayList<>();
    while (cursor.eat("@")) {
      Expression decorator = postfix();
      if (!(decorator instanceof Call)) {
        throw new BicepSyntaxException(
            decorator.position(), "expected a call as a decorator, such as @secure()");
      }
      decorators.add(decorator);
      cursor.skipLines();
    }
    return decorators;
  }

  private Expression binary(int level) {
    if (level == OPERATORS.size()) {
      return unary();
    }
    Position start = cursor.position();
    Expression left = binary(level + 1);
    Optional<String> operator = operator(OPERATORS.get(level));
    while (operator.isPresent()) {
      left = new Operation(operator.get(), List.of(left, binary(level + 1)), start);
      operator = operator(OPERATORS.get(level));
    }
    return left;
  }

  private Optional<String> operator(List<String> operators) {
    return cursor.at(Kind.SYMBOL)
        ? operators.stream().filter(cursor::eat).findFirst()
        : Optional.empty();
  }

  private Expression unary() {
    Position start = cursor.position();
    for (String operator : List.of("!", "-", "+")) {
      if (cursor.eat(operator)) {
        return new Operation(operator, List.of(unary()), start);
      }
    }
    return postfix();
  }

  private Expression postfix() {
    Position start = cursor.position();
    Expression value = primary();
    while (true) {
      if (cursor.eat(".") || cursor.eat(".?")) {
        value = new Member(value, cursor.needName("the name of a member"), false, start);
      } else if (cursor.eat("::")) {
        value = new Member(value, cursor.needName("the name of a nested resource"), true, start);
      } else if (cursor.eat("[")) {
        cursor.eat("?");
        value = new Element(value, expression(), start);
        cursor.need("]");
      } else if (cursor.at("(") && (value instanceof Name || value instanceof Member)) {
        value = new Call(value, arguments(), start);
      } else if (!cursor.eat("!")) {
        return value;
      }
    }
  }

  private List<Expression> arguments() {
    List<Expression> arguments = new ArrayList<>();
    cursor.need("(");
    cursor.skipLines();
    while (!cursor.eat(")")) {
      arguments.add(expression());
      cursor.skipLines();
      if (!cursor.eat(",")) {
        if (!cursor.at(")")) {
          throw cursor.unexpected("',' or ')'");
        }
      }
      cursor.skipLines();
    }
    return arguments;
  }

  private Expression primary() {
    Token first = cursor.peek();
    Position start = first.position();
    return switch (first.kind()) {
      case STRING, STRING_START -> string();
      case NUMBER -> number(cursor.next());
      case WORD -> word(start);
      case SYMBOL -> symbol(start);
      case STRING_MIDDLE, STRING_END, NEWLINE, END -> throw cursor.unexpected("a value");
    };
  }

  private static Expression number(Token token) {
    try {
      return new Int(Long.parseLong(token.text()), token.position());
    } catch (NumberFormatException e) {
      throw new BicepSyntaxException(token.position(), "the number is too large");
    }
  }

  private Expression word(Position start) {
    String word = cursor.next().text();
    if (cursor.eat("=>")) {
      return new Lambda(List.of(word), lambdaBody(), start);
    }
    return switch (word) {
      case "true" -> new Bool(true, start);
      case "false" -> new Bool(false, start);
      case "null" -> new Nothing(start);
      default -> new Name(word, start);
    };
  }

  private Expression symbol(Position start) {
    if (cursor.at("{")) {
      return compounds.object();
    }
    if (cursor.at("[")) {
      return compounds.array();
    }
    if (!cursor.at("(")) {
      throw cursor.unexpected("a value");
    }
    List<Expression> inside = arguments();
    if (cursor.eat("=>")) {
      return new Lambda(
          inside.stream().map(ExpressionParser::parameter).toList(), lambdaBody(), start);
    }
    if (inside.size() != 1) {
      throw new BicepSyntaxException(start, "expected one value in parentheses");
    }
    return inside.get(0);
  }

  private Expression lambdaBody() {
    cursor.skipLines();
    return expression();
  }

  private static String parameter(Expression expression) {
    if (expression instanceof Name name) {
      return name.name();
    }
    throw new BicepSyntaxException(expression.position(), "expected the name of a parameter");
  }

  /** A string with all expressions in it. */
  Text string() {
    Position start = cursor.position();
    Token token = cursor.next();
    List<String> literals = new ArrayList<>(List.of(token.text()));
    List<Expression> holes = new ArrayList<>();
    while (token.kind() != Kind.STRING && token.kind() != Kind.STRING_END) {
      holes.add(expression());
      if (!cursor.at(Kind.STRING_MIDDLE) && !cursor.at(Kind.STRING_END)) {
        throw cursor.unexpected("'}' after the expression in a string");
      }
      token = cursor.next();
      literals.add(token.text());
    }
    return new Text(literals, holes, start);
  }
}
