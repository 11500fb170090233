package app.userdata.infra;

import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Expression.Bool;
import app.userdata.infra.bicep.Expression.Call;
import app.userdata.infra.bicep.Expression.Choice;
import app.userdata.infra.bicep.Expression.Int;
import app.userdata.infra.bicep.Expression.Member;
import app.userdata.infra.bicep.Expression.Name;
import app.userdata.infra.bicep.Expression.Operation;
import app.userdata.infra.bicep.Expression.Text;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What values would be if somebody deployed with these parameters. What only Azure knows is made
 * up, in the form that Azure gives it.
 *
 * @param chosen values of main.bicep's parameters; the others are as by default
 */
record Deployment(Symbols symbols, Map<String, String> chosen) {
  /** By how the name of what Azure tells ends. */
  private static final Map<String, String> TOLD =
      Map.of(
          "primaryEndpoints.blob", "https://store.blob.core.windows.net/",
          "primaryEndpoints.queue", "https://store.queue.core.windows.net/",
          "primaryEndpoints.table", "https://store.table.core.windows.net/",
          "properties.endpoint", "https://cats.cognitiveservices.azure.com/",
          "properties.clientId", "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
          "properties.defaultHostName", "func-cats.azurewebsites.net",
          "properties.vaultUri", "https://kv-cats.vault.azure.net/");

  String text(Value value) {
    Expression expression = value.expression();
    if (expression instanceof Text text) {
      return joined(value, text);
    } else if (expression instanceof Int number) {
      return Long.toString(number.value());
    } else if (expression instanceof Choice choice) {
      boolean so = holds(value.sibling(choice.condition()));
      return text(value.sibling(so ? choice.then() : choice.otherwise()));
    } else if (expression instanceof Name name) {
      return named(value, name);
    } else if (expression instanceof Member member) {
      return symbols.output(value, member).map(this::text).orElseGet(() -> told(value));
    } else if (expression instanceof Call call && call.calls("string")) {
      return text(value.sibling(call.arguments().get(0)));
    }
    return Boolean.toString(holds(value));
  }

  private boolean holds(Value value) {
    Expression expression = value.expression();
    if (expression instanceof Bool bool) {
      return bool.value();
    } else if (expression instanceof Call call && call.calls("empty")) {
      return text(value.sibling(call.arguments().get(0))).isEmpty();
    } else if (expression instanceof Operation operation) {
      return holds(value, operation.operator(), operation.operands());
    } else if (expression instanceof Name name) {
      return named(value, name).equals("true");
    }
    return false;
  }

  private boolean holds(Value value, String operator, List<Expression> operands) {
    Value first = value.sibling(operands.get(0));
    Value last = value.sibling(operands.get(operands.size() - 1));
    return switch (operator) {
      case "!" -> !holds(first);
      case "&&" -> holds(first) && holds(last);
      case "||" -> holds(first) || holds(last);
      case "==" -> text(first).equals(text(last));
      case "!=" -> !text(first).equals(text(last));
      default -> false;
    };
  }

  private String joined(Value value, Text text) {
    StringBuilder joined = new StringBuilder(text.literals().get(0));
    for (int i = 0; i < text.holes().size(); i++) {
      joined.append(text(value.sibling(text.holes().get(i)))).append(text.literals().get(i + 1));
    }
    return joined.toString();
  }

  private String named(Value value, Name name) {
    Optional<String> choice =
        value.file().path().equals(Infra.MAIN)
            ? Optional.ofNullable(chosen.get(name.name()))
            : Optional.empty();
    return choice
        .or(() -> symbols.meanings(value.file(), name.name()).stream().findFirst().map(this::text))
        .orElseGet(() -> name.name().toLowerCase(Locale.ROOT));
  }

  private static String told(Value value) {
    return TOLD.entrySet().stream()
        .filter(known -> value.shown().endsWith(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("told");
  }
}
