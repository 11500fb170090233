package app.userdata.infra.bicep;

import app.userdata.infra.bicep.Expression.Bool;
import app.userdata.infra.bicep.Expression.Call;
import app.userdata.infra.bicep.Expression.Choice;
import app.userdata.infra.bicep.Expression.Conditional;
import app.userdata.infra.bicep.Expression.Element;
import app.userdata.infra.bicep.Expression.Fields;
import app.userdata.infra.bicep.Expression.Int;
import app.userdata.infra.bicep.Expression.Items;
import app.userdata.infra.bicep.Expression.Lambda;
import app.userdata.infra.bicep.Expression.Loop;
import app.userdata.infra.bicep.Expression.Member;
import app.userdata.infra.bicep.Expression.Name;
import app.userdata.infra.bicep.Expression.Nothing;
import app.userdata.infra.bicep.Expression.Operation;
import app.userdata.infra.bicep.Expression.Property;
import app.userdata.infra.bicep.Expression.Spread;
import app.userdata.infra.bicep.Expression.Text;
import java.util.List;
import java.util.stream.Collectors;

/** Writes expressions the way people do, on one line, so that two of them can be compared. */
public final class Printer {
  private Printer() {}

  /** The same text for the same expression, wherever it stands. */
  public static String print(Expression expression) {
    if (expression instanceof Text text) {
      return text(text);
    } else if (expression instanceof Int number) {
      return Long.toString(number.value());
    } else if (expression instanceof Bool bool) {
      return Boolean.toString(bool.value());
    } else if (expression instanceof Nothing) {
      return "null";
    } else if (expression instanceof Name name) {
      return name.name();
    } else if (expression instanceof Member member) {
      return print(member.of()) + (member.nested() ? "::" : ".") + member.name();
    } else if (expression instanceof Element element) {
      return print(element.of()) + "[" + print(element.index()) + "]";
    } else if (expression instanceof Call call) {
      return print(call.function()) + list("(", call.arguments(), ")");
    }
    return compound(expression);
  }

  private static String compound(Expression expression) {
    if (expression instanceof Items items) {
      return list("[", items.items(), "]");
    } else if (expression instanceof Fields fields) {
      return list("{ ", fields.members(), " }");
    } else if (expression instanceof Property property) {
      return property.key().value().orElseGet(() -> text(property.key()))
          + ": "
          + print(property.value());
    } else if (expression instanceof Spread spread) {
      return "..." + print(spread.of());
    } else if (expression instanceof Operation operation) {
      return operation(operation);
    } else if (expression instanceof Choice choice) {
      return list("", List.of(choice.condition()), " ? ")
          + list("", List.of(choice.then()), " : ")
          + print(choice.otherwise());
    } else if (expression instanceof Lambda lambda) {
      return "(" + String.join(", ", lambda.names()) + ") => " + print(lambda.body());
    } else if (expression instanceof Conditional conditional) {
      return "if (" + print(conditional.condition()) + ") " + print(conditional.body());
    }
    Loop loop = (Loop) expression;
    return "[for "
        + String.join(", ", loop.names())
        + " in "
        + print(loop.over())
        + ": "
        + print(loop.body())
        + "]";
  }

  private static String operation(Operation operation) {
    Expression first = operation.operands().get(0);
    return operation.operands().size() == 1
        ? operation.operator() + print(first)
        : "("
            + print(first)
            + " "
            + operation.operator()
            + " "
            + print(operation.operands().get(1))
            + ")";
  }

  private static String text(Text text) {
    StringBuilder printed = new StringBuilder("'").append(text.literals().get(0));
    for (int i = 0; i < text.holes().size(); i++) {
      printed.append("${").append(print(text.holes().get(i))).append('}');
      printed.append(text.literals().get(i + 1));
    }
    return printed.append('\'').toString();
  }

  private static String list(String open, List<Expression> expressions, String close) {
    return expressions.stream().map(Printer::print).collect(Collectors.joining(", ", open, close));
  }
}
