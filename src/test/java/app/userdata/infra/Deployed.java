package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Position;
import app.userdata.infra.bicep.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A resource of a template.
 *
 * @param type with that of the resource around it
 * @param body its properties
 * @param around the resource in whose body it is declared
 */
record Deployed(
    Statement.Resource resource,
    String type,
    Value body,
    Optional<Deployed> around,
    Evaluator values) {
  /** The resources of a template, nested ones too. */
  static Stream<Deployed> all(BicepFile file, Symbols symbols) {
    Evaluator values = new Evaluator(symbols);
    return file.resources().flatMap(found -> within(file, found, Optional.empty(), values));
  }

  private static Stream<Deployed> within(
      BicepFile file, Statement.Resource found, Optional<Deployed> around, Evaluator values) {
    String type = around.map(outer -> outer.type() + "/" + found.type()).orElse(found.type());
    Value body = values.body(Value.of(found.body(), file));
    Deployed deployed = new Deployed(found, type, body, around, values);
    List<Statement.Resource> nested =
        Symbols.fields(found.body()).map(Expression.Fields::nested).orElse(List.of());
    return Stream.concat(
        Stream.of(deployed),
        nested.stream().flatMap(inner -> within(file, inner, Optional.of(deployed), values)));
  }

  /** What a property may be; the path goes from object to object. */
  List<Value> at(String path) {
    return values.at(body, path);
  }

  boolean isNamed(String name) {
    return at("name").stream().anyMatch(value -> value.is(name));
  }

  /** Whether it is deployed here, and not only referred to. */
  boolean isA(String wanted) {
    return type.equals(wanted) && !resource.existing();
  }

  String file() {
    return body.file().path();
  }

  Position position() {
    return resource.position();
  }

  /** The symbol of the resource that it belongs to. */
  Optional<String> parent() {
    return around
        .map(outer -> outer.resource().name())
        .or(
            () ->
                Symbols.fields(body.expression())
                    .flatMap(fields -> fields.get("parent"))
                    .map(body::sibling)
                    .map(Value::shown));
  }

  /** What is wrong unless a property is this, whatever is given. */
  List<Finding> mustBe(String path, boolean expected) {
    return must(path, Boolean.toString(expected), value -> value.is(expected));
  }

  List<Finding> mustBe(String path, String expected) {
    return must(path, "'" + expected + "'", value -> value.is(expected));
  }

  private List<Finding> must(String path, String expected, Predicate<Value> holds) {
    List<Value> found = at(path);
    if (found.isEmpty()) {
      return List.of(
          Finding.at(position(), resource.name() + " must set " + path + " to " + expected + "."));
    }
    return found.stream()
        .filter(holds.negate())
        .map(
            value ->
                Finding.at(
                    position(),
                    resource.name()
                        + ": "
                        + path
                        + " must be "
                        + expected
                        + ", not "
                        + value.shown()
                        + "."))
        .toList();
  }
}
