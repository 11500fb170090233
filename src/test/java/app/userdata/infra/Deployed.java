package app.userdata.infra;

import app.userdata.infra.bicep.Position;
import app.userdata.infra.bicep.Statement;
import java.util.List;
import java.util.Optional;

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

  private List<Finding> must(
      String path, String expected, java.util.function.Predicate<Value> holds) {
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
