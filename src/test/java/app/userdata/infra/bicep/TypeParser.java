package app.userdata.infra.bicep;

import app.userdata.infra.bicep.Expression.Int;
import app.userdata.infra.bicep.Expression.Text;
import app.userdata.infra.bicep.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads types. */
final class TypeParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  TypeParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  Type type() {
    cursor.eat("|");
    List<Type> choices = new ArrayList<>(List.of(suffixed()));
    while (cursor.peekBeyondLines().isSymbol("|")) {
      cursor.skipLines();
      cursor.next();
      choices.add(suffixed());
    }
    return choices.size() == 1 ? choices.get(0) : new Type.Union(choices);
  }

  private Type suffixed() {
    Type type = plain();
    while (true) {
      if (cursor.eat("?")) {
        type = new Type.Nullable(type);
      } else if (cursor.at("[") && cursor.peekSecond().isSymbol("]")) {
        cursor.next();
        cursor.next();
        type = new Type.ArrayOf(type);
      } else {
        return type;
      }
    }
  }

  private Type plain() {
    Position start = cursor.position();
    if (cursor.at(Kind.WORD)) {
      return named(start);
    }
    if (cursor.at(Kind.STRING)) {
      return new Type.Exactly(Text.of(cursor.next().text(), start));
    }
    if (cursor.at(Kind.NUMBER)) {
      return new Type.Exactly(new Int(Long.parseLong(cursor.next().text()), start));
    }
    if (cursor.eat("{")) {
      return composite("}");
    }
    if (cursor.eat("[")) {
      return composite("]");
    }
    if (cursor.eat("(")) {
      Type type = type();
      cursor.need(")");
      return type;
    }
    throw cursor.unexpected("a type");
  }

  private Type named(Position start) {
    StringBuilder name = new StringBuilder(cursor.next().text());
    if (cursor.eat("<")) {
      cursor.need(Kind.STRING, "the name of a resource type");
      cursor.need(">");
    }
    while (cursor.eat(".")) {
      name.append('.').append(cursor.needName("the name of a type"));
    }
    return new Type.Named(name.toString(), start);
  }

  private Type composite(String closing) {
    List<Type> parts = new ArrayList<>();
    cursor.skipLines();
    while (!cursor.eat(closing)) {
      expressions.decorators();
      if (closing.equals("}")) {
        key();
        cursor.need(":");
      }
      parts.add(type());
      cursor.separate(closing);
    }
    return new Type.Composite(parts);
  }

  private void key() {
    if (!cursor.at(Kind.WORD) && !cursor.at(Kind.STRING) && !cursor.at("*")) {
      throw cursor.unexpected("the name of a property or '}'");
    }
    cursor.next();
  }
}
