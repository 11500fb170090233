package app.userdata.infra.bicep;

import app.userdata.infra.bicep.Statement.Head;
import app.userdata.infra.bicep.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the declarations of a file. */
final class StatementParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final TypeParser types;

  StatementParser(Cursor cursor) {
    this.cursor = cursor;
    expressions = new ExpressionParser(cursor, this);
    types = new TypeParser(cursor, expressions);
  }

  List<Statement> all() {
    List<Statement> statements = new ArrayList<>();
    cursor.skipLines();
    while (!cursor.at(Kind.END)) {
      statements.add(statement());
      if (!cursor.at(Kind.END)) {
        cursor.need(Kind.NEWLINE, "the end of the line");
      }
      cursor.skipLines();
    }
    return statements;
  }

  /** A resource in the body of another one. */
  Statement.Resource resource() {
    Head head = head();
    cursor.needWord("resource");
    return resource(head);
  }

  private Head head() {
    List<Expression> decorators = expressions.decorators();
    return new Head(decorators, cursor.position());
  }

  private Statement statement() {
    Head head = head();
    Token keyword = cursor.peek();
    String word = cursor.needName("a declaration");
    return switch (word) {
      case "param" -> param(head);
      case "var" -> var(head);
      case "output" -> output(head);
      case "type" -> type(head);
      case "func" -> function(head);
      case "resource" -> resource(head);
      case "module" -> module(head);
      case "metadata" -> about(name("the name of a piece of metadata"), head);
      case "targetScope" -> about(word, head);
      default ->
          throw new BicepSyntaxException(
              keyword.position(),
              "expected param, var, output, type, func, resource, module, metadata or targetScope"
                  + " but found "
                  + keyword.shown());
    };
  }

  private String name(String what) {
    return cursor.needName(what);
  }

  private Statement param(Head head) {
    String name = name("the name of a parameter");
    Type type = types.type();
    Optional<Expression> value =
        cursor.eat("=") ? Optional.of(expressions.expression()) : Optional.empty();
    return new Statement.Param(name, type, value, head);
  }

  private Statement var(Head head) {
    String name = name("the name of a variable");
    if (!cursor.at("=")) {
      types.type();
    }
    cursor.need("=");
    return new Statement.Var(name, expressions.expression(), head);
  }

  private Statement output(Head head) {
    String name = name("the name of an output");
    Type type = types.type();
    cursor.need("=");
    return new Statement.Output(name, type, expressions.expression(), head);
  }

  private Statement type(Head head) {
    String name = name("the name of a type");
    cursor.need("=");
    return new Statement.TypeName(name, types.type(), head);
  }

  private Statement function(Head head) {
    String name = name("the name of a function");
    List<String> parameters = new ArrayList<>();
    cursor.need("(");
    cursor.skipLines();
    while (!cursor.eat(")")) {
      parameters.add(name("the name of a parameter or ')'"));
      types.type();
      cursor.separate(")");
    }
    types.type();
    cursor.need("=>");
    cursor.skipLines();
    return new Statement.Function(name, parameters, expressions.expression(), head);
  }

  private Statement.Resource resource(Head head) {
    String name = name("the name of a resource");
    Token type = cursor.need(Kind.STRING, "the type of a resource, a string");
    int at = type.text().indexOf('@');
    boolean existing = cursor.atWord("existing");
    if (existing) {
      cursor.next();
    }
    cursor.need("=");
    Expression body = expressions.compounds().body();
    return new Statement.Resource(
        name,
        at < 0 ? type.text() : type.text().substring(0, at),
        at < 0 ? Optional.empty() : Optional.of(type.text().substring(at + 1)),
        existing,
        body,
        head);
  }

  private Statement module(Head head) {
    String name = name("the name of a module");
    Token path = cursor.need(Kind.STRING, "the path of a module, a string");
    cursor.need("=");
    return new Statement.Module(name, path.text(), expressions.compounds().body(), head);
  }

  private Statement about(String name, Head head) {
    cursor.need("=");
    return new Statement.About(name, expressions.expression(), head);
  }
}
