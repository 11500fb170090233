package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Expression.Call;
import app.userdata.infra.bicep.Expression.Element;
import app.userdata.infra.bicep.Expression.Fields;
import app.userdata.infra.bicep.Expression.Loop;
import app.userdata.infra.bicep.Expression.Member;
import app.userdata.infra.bicep.Expression.Name;
import app.userdata.infra.bicep.Printer;
import app.userdata.infra.bicep.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Objects that are written down have the properties that are read of them. */
final class MemberCheck implements Check {
  private static final String ABBREVIATIONS = "infra/abbreviations.json";

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    Set<String> read = new TreeSet<>();
    infra
        .templates()
        .forEach(
            file ->
                file.statements().stream()
                    .flatMap(statement -> statement.expressions().stream())
                    .forEach(value -> look(infra, Value.of(value, file), findings, read)));
    infra
        .document(ABBREVIATIONS)
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (!read.contains(name)) {
                findings.add(Finding.in(ABBREVIATIONS, "Nothing uses " + name + "."));
              }
            });
    return findings;
  }

  private static void look(Infra infra, Value value, List<Finding> findings, Set<String> read) {
    if (value.expression() instanceof Member member && !member.nested()) {
      read.add(member.name());
      mustHave(infra, value.sibling(member.of()), Set.of(member.name()), findings);
    } else if (value.expression() instanceof Element element
        && element.index() instanceof Name index) {
      mustHave(infra, value.sibling(element.of()), choices(value.file(), index.name()), findings);
    }
    if (value.expression() instanceof Loop loop) {
      look(infra, value.sibling(loop.over()), findings, read);
      List<Value> over = infra.values().elements(value.sibling(loop.over()));
      Value body = value.sibling(loop.body()).binding(loop.names().get(0), over);
      look(infra, body, findings, read);
    } else {
      value
          .expression()
          .children()
          .forEach(child -> look(infra, value.sibling(child), findings, read));
    }
  }

  private static void mustHave(Infra infra, Value of, Set<String> names, List<Finding> findings) {
    for (Value object : infra.values().possible(of)) {
      if (object.expression() instanceof Fields) {
        names.stream()
            .filter(name -> infra.values().at(object, name).isEmpty())
            .map(name -> of.shown() + " has no " + name + ": " + object.position() + ".")
            .forEach(sentence -> findings.add(Finding.at(of.position(), sentence)));
      }
    }
  }

  /** What a parameter may be, where its values are listed. */
  private static Set<String> choices(BicepFile file, String name) {
    Set<String> choices = new TreeSet<>();
    file.params()
        .filter(param -> param.name().equals(name))
        .map(Statement::head)
        .flatMap(head -> head.decorators().stream())
        .map(Call.class::cast)
        .filter(call -> call.calls("allowed"))
        .flatMap(call -> call.arguments().stream())
        .map(Expression::children)
        .forEach(
            values -> values.forEach(value -> choices.add(Printer.print(value).replace("'", ""))));
    return choices;
  }
}
