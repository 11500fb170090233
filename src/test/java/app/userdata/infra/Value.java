package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Position;
import app.userdata.infra.bicep.Printer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An expression, and where its symbols mean something.
 *
 * @param bound what the variables of the loops around it may be
 */
record Value(Expression expression, BicepFile file, Map<String, List<Value>> bound) {
  Value {
    bound = Map.copyOf(bound);
  }

  static Value of(Expression expression, BicepFile file) {
    return new Value(expression, file, Map.of());
  }

  /** Another expression of the same place. */
  Value sibling(Expression other) {
    return new Value(other, file, bound);
  }

  /** The same with one more variable. */
  Value binding(String name, List<Value> values) {
    Map<String, List<Value>> more = new HashMap<>(bound);
    more.put(name, List.copyOf(values));
    return new Value(expression, file, more);
  }

  Optional<String> text() {
    return expression instanceof Expression.Text text ? text.value() : Optional.empty();
  }

  boolean is(boolean expected) {
    return expression instanceof Expression.Bool bool && bool.value() == expected;
  }

  boolean is(String expected) {
    return text().filter(expected::equals).isPresent();
  }

  Position position() {
    return expression.position();
  }

  /** How a finding calls it. */
  String shown() {
    return Printer.print(expression);
  }
}
