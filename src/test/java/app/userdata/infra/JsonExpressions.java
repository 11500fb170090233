package app.userdata.infra;

import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Position;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** JSON as the expressions that a template would write in its place. */
final class JsonExpressions {
  private final Position position;

  private JsonExpressions(Position position) {
    this.position = position;
  }

  static Expression of(String path, JsonNode node) {
    return new JsonExpressions(new Position(path, 1, 1)).expression(node);
  }

  private Expression expression(JsonNode node) {
    if (node.isObject()) {
      List<Expression> members = new ArrayList<>();
      node.properties()
          .forEach(
              entry ->
                  members.add(
                      new Expression.Property(
                          Expression.Text.of(entry.getKey(), position),
                          expression(entry.getValue()),
                          position)));
      return new Expression.Fields(members, List.of(), position);
    } else if (node.isArray()) {
      List<Expression> items = new ArrayList<>();
      node.forEach(item -> items.add(expression(item)));
      return new Expression.Items(items, position);
    } else if (node.isBoolean()) {
      return new Expression.Bool(node.booleanValue(), position);
    } else if (node.isIntegralNumber()) {
      return new Expression.Int(node.longValue(), position);
    }
    return node.isNull()
        ? new Expression.Nothing(position)
        : Expression.Text.of(node.asText(), position);
  }
}
