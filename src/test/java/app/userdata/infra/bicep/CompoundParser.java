package app.userdata.infra.bicep;

import app.userdata.infra.bicep.Expression.Conditional;
import app.userdata.infra.bicep.Expression.Fields;
import app.userdata.infra.bicep.Expression.Items;
import app.userdata.infra.bicep.Expression.Loop;
import app.userdata.infra.bicep.Expression.Property;
import app.userdata.infra.bicep.Expression.Spread;
import app.userdata.infra.bicep.Expression.Text;
import app.userdata.infra.bicep.Token.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads objects, arrays, loops and what is deployed only if something is so. */
final class CompoundParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final StatementParser statements;

  CompoundParser(Cursor cursor, ExpressionParser expressions, StatementParser statements) {
    this.cursor = cursor;
    this.expressions = expressions;
    this.statements = statements;
  }

  /** What a resource or module consists of. */
  Expression body() {
    Position start = cursor.position();
    if (cursor.atWord("if")) {
      cursor.next();
      cursor.need("(");
      cursor.skipLines();
      Expression condition = expressions.expression();
      cursor.skipLines();
      cursor.need(")");
      return new Conditional(condition, object(), start);
    }
    if (cursor.at("[") && atLoop()) {
      return loop(true);
    }
    if (cursor.at("{")) {
      return object();
    }
    throw cursor.unexpected("'{', 'if' or '[for'");
  }

  Expression array() {
    if (atLoop()) {
      return loop(false);
    }
    Position start = cursor.position();
    List<Expression> items = new ArrayList<>();
    cursor.need("[");
    cursor.skipLines();
    while (!cursor.eat("]")) {
      items.add(cursor.at("...") ? spread() : expressions.expression());
      cursor.separate("]");
    }
    return new Items(items, start);
  }

  Fields object() {
    Position start = cursor.position();
    List<Expression> members = new ArrayList<>();
    List<Statement.Resource> nested = new ArrayList<>();
    Set<String> names = new HashSet<>();
    cursor.need("{");
    cursor.skipLines();
    while (!cursor.eat("}")) {
      if (cursor.at("...")) {
        members.add(spread());
      } else if (atNestedResource()) {
        nested.add(statements.resource());
      } else {
        members.add(property(names));
      }
      cursor.separate("}");
    }
    return new Fields(members, nested, start);
  }

  private boolean atLoop() {
    return cursor.peekSecond().isWord("for");
  }

  private boolean atNestedResource() {
    return cursor.at("@") || (cursor.atWord("resource") && cursor.peekSecond().kind() == Kind.WORD);
  }

  private Spread spread() {
    Position start = cursor.position();
    cursor.need("...");
    return new Spread(expressions.expression(), start);
  }

  private Property property(Set<String> names) {
    Position start = cursor.position();
    Text key = key();
    key.value()
        .filter(name -> !names.add(name))
        .ifPresent(
            name -> {
              throw new BicepSyntaxException(start, "the property '" + name + "' is there twice");
            });
    cursor.need(":");
    return new Property(key, expressions.expression(), start);
  }

  private Text key() {
    if (cursor.at(Kind.STRING) || cursor.at(Kind.STRING_START)) {
      return expressions.string();
    }
    Position start = cursor.position();
    return Text.of(cursor.needName("the name of a property or '}'"), start);
  }

  /**
   * A loop.
   *
   * @param deploys whether each round of it is a resource or module
   */
  private Loop loop(boolean deploys) {
    Position start = cursor.position();
    cursor.need("[");
    cursor.needWord("for");
    List<String> names = loopNames();
    cursor.needWord("in");
    Expression over = expressions.expression();
    cursor.need(":");
    Expression body = deploys ? body() : expressions.expression();
    cursor.need("]");
    return new Loop(names, over, body, start);
  }

  private List<String> loopNames() {
    if (!cursor.eat("(")) {
      return List.of(cursor.needName("the name of the loop's element"));
    }
    String element = cursor.needName("the name of the loop's element");
    cursor.need(",");
    String index = cursor.needName("the name of the loop's index");
    cursor.need(")");
    return List.of(element, index);
  }
}
