package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Expression.Call;
import app.userdata.infra.bicep.Expression.Fields;
import app.userdata.infra.bicep.Expression.Member;
import app.userdata.infra.bicep.Expression.Name;
import app.userdata.infra.bicep.Expression.Text;
import app.userdata.infra.bicep.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What symbols stand for, over the borders of files. */
final class Symbols {
  private final Map<String, BicepFile> templates;
  private final Map<String, Expression> documents;

  /** By the path of what they deploy. */
  private final Map<String, List<Part>> parts = new HashMap<>();

  /** A module, and where it is declared. */
  private record Part(BicepFile file, Statement.Module module) {}

  /**
   * All of a project.
   *
   * @param templates by path
   * @param documents JSON, as expressions, by path
   */
  Symbols(Map<String, BicepFile> templates, Map<String, Expression> documents) {
    this.templates = Map.copyOf(templates);
    this.documents = Map.copyOf(documents);
    for (BicepFile file : templates.values()) {
      file.modules()
          .forEach(
              module ->
                  parts
                      .computeIfAbsent(path(file, module), any -> new ArrayList<>())
                      .add(new Part(file, module)));
    }
  }

  Map<String, BicepFile> templates() {
    return templates;
  }

  /** What a module deploys, if it is there. */
  Optional<BicepFile> target(BicepFile file, Statement.Module module) {
    return Optional.ofNullable(templates.get(path(file, module)));
  }

  private static String path(BicepFile file, Statement.Module module) {
    return ProjectFiles.resolve(file.path(), module.path());
  }

  /** The arguments of a module. */
  static Optional<Fields> arguments(Statement.Module module) {
    return fields(module.body())
        .flatMap(body -> body.get("params"))
        .filter(Fields.class::isInstance)
        .map(Fields.class::cast);
  }

  /** An object, which may be in a condition or a loop. */
  static Optional<Fields> fields(Expression body) {
    if (body instanceof Expression.Conditional conditional) {
      return fields(conditional.body());
    } else if (body instanceof Expression.Loop loop) {
      return fields(loop.body());
    }
    return body instanceof Fields fields ? Optional.of(fields) : Optional.empty();
  }

  /** All expressions of a declaration, however deep. */
  static Stream<Expression> expressions(Statement statement) {
    return statement.expressions().stream().flatMap(Expression::all);
  }

  /** What a variable is, and what a parameter may be; empty where only Azure knows. */
  List<Value> meanings(BicepFile file, String name) {
    Optional<Statement> declaration = file.declaration(name);
    if (declaration.isEmpty()) {
      return List.of();
    } else if (declaration.get() instanceof Statement.Var variable) {
      return List.of(Value.of(variable.value(), file));
    } else if (declaration.get() instanceof Statement.Param param) {
      List<Value> values = new ArrayList<>(given(file, param));
      param.defaultValue().ifPresent(value -> values.add(Value.of(value, file)));
      return values;
    }
    return List.of();
  }

  /** What modules give a file for one of its parameters. */
  private List<Value> given(BicepFile file, Statement.Param param) {
    List<Value> given = new ArrayList<>();
    for (Part part : parts.getOrDefault(file.path(), List.of())) {
      arguments(part.module())
          .flatMap(arguments -> arguments.get(param.name()))
          .ifPresent(argument -> given.add(Value.of(argument, part.file())));
    }
    return given;
  }

  /** The output of a module, as in {@code module.outputs.name}. */
  Optional<Value> output(Value value, Member member) {
    if (!(member.of() instanceof Member outputs)
        || !outputs.name().equals("outputs")
        || !(outputs.of() instanceof Name name)
        || !(value.file().declaration(name.name()).orElse(null)
            instanceof Statement.Module module)) {
      return Optional.empty();
    }
    return target(value.file(), module)
        .flatMap(
            file ->
                file.outputs()
                    .filter(output -> output.name().equals(member.name()))
                    .findFirst()
                    .map(output -> Value.of(output.value(), file)));
  }

  /** The name of a resource, as in {@code resource.name}. */
  Optional<Value> nameOf(Value value, Member member) {
    return member.name().equals("name")
            && member.of() instanceof Name name
            && value.file().declaration(name.name()).orElse(null)
                instanceof Statement.Resource found
        ? fields(found.body()).flatMap(body -> body.get("name")).map(value::sibling)
        : Optional.empty();
  }

  /** The document that a template reads. */
  Optional<Value> json(Value value, Call call) {
    return call.arguments().stream()
        .findFirst()
        .filter(Text.class::isInstance)
        .flatMap(path -> ((Text) path).value())
        .map(path -> documents.get(ProjectFiles.resolve(value.file().path(), path)))
        .map(value::sibling);
  }
}
