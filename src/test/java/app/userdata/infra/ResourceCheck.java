package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.Expression.Fields;
import app.userdata.infra.bicep.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resources say what they are called, where they are and what they belong to. */
final class ResourceCheck implements Check {
  private static final String GROUPS = "Microsoft.Resources/resourceGroups";

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    for (Deployed resource : infra.resources()) {
      Fields body = (Fields) resource.body().expression();
      if (body.get("name").isEmpty()) {
        findings.add(tell(resource, "lacks a name."));
      }
      if (resource.around().isEmpty() && resource.resource().version().isEmpty()) {
        findings.add(tell(resource, "lacks the version of its API."));
      }
      if (isTracked(resource)) {
        for (String property : List.of("location", "tags")) {
          if (body.get(property).isEmpty()) {
            findings.add(tell(resource, "lacks " + property + "."));
          }
        }
      }
      if (segments(resource) > 2) {
        findings.addAll(child(infra, resource));
      }
    }
    infra.templates().forEach(file -> findings.addAll(scopes(file)));
    return findings;
  }

  private static long segments(Deployed resource) {
    return resource.type().chars().filter(letter -> letter == '/').count() + 1;
  }

  /** What is billed by itself, and cleaned up by its tags. */
  private static boolean isTracked(Deployed resource) {
    return segments(resource) == 2
        && !resource.resource().existing()
        && !resource.type().equals(RoleCheck.ASSIGNMENTS);
  }

  private static List<Finding> child(Infra infra, Deployed child) {
    Optional<String> parent = child.parent();
    if (parent.isEmpty()) {
      return List.of(tell(child, "lacks a parent."));
    }
    String type = child.type().substring(0, child.type().lastIndexOf('/'));
    String symbol = parent.get().replaceAll("\\[.*", "");
    boolean fits =
        infra.resources().stream()
            .filter(other -> other.file().equals(child.file()))
            .anyMatch(other -> other.resource().name().equals(symbol) && other.type().equals(type));
    return fits ? List.of() : List.of(tell(child, "cannot be a part of " + symbol + "."));
  }

  /** A template that makes a resource group is no part of one, so its modules say where they go. */
  private static List<Finding> scopes(BicepFile file) {
    boolean outside = file.resources().anyMatch(resource -> resource.type().equals(GROUPS));
    List<Finding> findings = new ArrayList<>();
    String scope =
        file.statements().stream()
            .filter(Statement.About.class::isInstance)
            .filter(about -> about.name().equals("targetScope"))
            .flatMap(about -> about.expressions().stream())
            .flatMap(value -> Value.of(value, file).text().stream())
            .findFirst()
            .orElse("resourceGroup");
    if (outside != scope.equals("subscription")) {
      findings.add(Finding.in(file.path(), "targetScope may not be " + scope + "."));
    }
    file.modules()
        .filter(module -> outside)
        .filter(
            module -> Symbols.fields(module.body()).flatMap(body -> body.get("scope")).isEmpty())
        .map(module -> Finding.at(module.position(), module.name() + " lacks a scope."))
        .forEach(findings::add);
    return findings;
  }

  private static Finding tell(Deployed resource, String sentence) {
    return Finding.at(resource.position(), resource.resource().name() + " " + sentence);
  }
}
