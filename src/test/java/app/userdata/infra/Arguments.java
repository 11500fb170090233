package app.userdata.infra;

import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Expression.Call;
import app.userdata.infra.bicep.Expression.Items;
import app.userdata.infra.bicep.Printer;
import app.userdata.infra.bicep.Statement;
import app.userdata.infra.bicep.Type;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares what a parameter is given with what it takes, as far as values are written down. */
final class Arguments {
  private static final Map<Class<? extends Expression>, String> KINDS =
      Map.of(
          Expression.Text.class, "string",
          Expression.Int.class, "int",
          Expression.Bool.class, "bool",
          Expression.Items.class, "array",
          Expression.Fields.class, "object");

  private Arguments() {}

  /** What is wrong with an argument, or with a default value. */
  static Optional<String> wrong(Infra infra, Statement.Param param, Value given) {
    return infra.values().possible(given).stream()
        .map(Value::expression)
        .filter(value -> !kindFits(param.type(), value) || !isAllowed(param, value))
        .findFirst()
        .map(
            value -> "The parameter " + param.name() + " may not be " + Printer.print(value) + ".");
  }

  private static boolean kindFits(Type type, Expression value) {
    String kind = KINDS.get(value.getClass());
    if (kind == null || !(type instanceof Type.Named named)) {
      return !(type instanceof Type.ArrayOf) || kind == null || kind.equals("array");
    }
    return !KINDS.containsValue(named.name()) || kind.equals(named.name());
  }

  private static boolean isAllowed(Statement.Param param, Expression value) {
    Set<String> allowed =
        param.head().decorators().stream()
            .map(Call.class::cast)
            .filter(call -> call.calls("allowed"))
            .flatMap(call -> call.arguments().stream())
            .flatMap(list -> ((Items) list).items().stream())
            .map(Printer::print)
            .collect(Collectors.toSet());
    boolean written =
        value instanceof Expression.Int
            || (value instanceof Expression.Text text && text.value().isPresent());
    return allowed.isEmpty() || !written || allowed.contains(Printer.print(value));
  }
}
