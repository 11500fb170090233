package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.Expression.Fields;
import app.userdata.infra.bicep.Expression.Member;
import app.userdata.infra.bicep.Expression.Name;
import app.userdata.infra.bicep.Expression.Property;
import app.userdata.infra.bicep.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Modules are there, get what they need and no more, and only outputs that they have are used. */
final class ModuleCheck implements Check {
  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    infra
        .templates()
        .forEach(
            file -> {
              file.modules().forEach(module -> findings.addAll(module(infra, file, module)));
              file.statements().stream()
                  .flatMap(statement -> Symbols.expressions(statement))
                  .filter(Member.class::isInstance)
                  .forEach(member -> output(infra, file, (Member) member).ifPresent(findings::add));
            });
    return findings;
  }

  private static List<Finding> module(Infra infra, BicepFile file, Statement.Module module) {
    Optional<BicepFile> target = infra.symbols().target(file, module);
    if (target.isEmpty()) {
      return List.of(Finding.at(module.position(), "There is no template " + module.path() + "."));
    }
    Fields none = new Fields(List.of(), List.of(), module.position());
    Fields arguments = Symbols.arguments(module).orElse(none);
    List<Finding> findings = new ArrayList<>();
    target
        .get()
        .params()
        .filter(param -> param.required() && arguments.get(param.name()).isEmpty())
        .map(param -> module.name() + " lacks the parameter " + param.name() + ".")
        .forEach(sentence -> findings.add(Finding.at(module.position(), sentence)));
    for (Property argument : arguments.properties()) {
      String name = argument.key().value().orElse("");
      target
          .get()
          .params()
          .filter(param -> param.name().equals(name))
          .findFirst()
          .map(param -> Arguments.wrong(infra, param, Value.of(argument.value(), file)))
          .orElseGet(() -> Optional.of(module.path() + " has no parameter " + name + "."))
          .ifPresent(sentence -> findings.add(Finding.at(argument.position(), sentence)));
    }
    return findings;
  }

  private static Optional<Finding> output(Infra infra, BicepFile file, Member member) {
    if (!(member.of() instanceof Name name)
        || !(file.declaration(name.name()).orElse(null) instanceof Statement.Module)) {
      return outputName(infra, file, member);
    }
    return Set.of("outputs", "name").contains(member.name())
        ? Optional.empty()
        : Optional.of(
            Finding.at(
                member.position(), name.name() + " is a module and has no " + member.name() + "."));
  }

  private static Optional<Finding> outputName(Infra infra, BicepFile file, Member member) {
    if (!(member.of() instanceof Member outputs)
        || !outputs.name().equals("outputs")
        || !(outputs.of() instanceof Name name)
        || !(file.declaration(name.name()).orElse(null) instanceof Statement.Module module)) {
      return Optional.empty();
    }
    Set<String> known =
        infra.symbols().target(file, module).stream()
            .flatMap(BicepFile::outputs)
            .map(Statement::name)
            .collect(Collectors.toSet());
    return known.contains(member.name())
        ? Optional.empty()
        : Optional.of(
            Finding.at(member.position(), module.path() + " has no output " + member.name() + "."));
  }
}
