package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Expression.Property;
import app.userdata.infra.bicep.Expression.Text;
import app.userdata.infra.bicep.Printer;
import app.userdata.infra.bicep.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Roles are those of a short list, under their own names. */
final class RoleNameCheck implements Check {
  /** Without Owner, Contributor and User Access Administrator: those are never given. */
  static final Map<String, String> ROLES =
      Map.ofEntries(
          Map.entry("b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "Storage Blob Data Owner"),
          Map.entry("ba92f5b4-2d11-453d-a403-e96b0029c9fe", "Storage Blob Data Contributor"),
          Map.entry("2a2b9908-6ea1-4ae2-8e65-a410df84e7d1", "Storage Blob Data Reader"),
          Map.entry("974c5e8b-45b9-4653-ba55-5f855dd0fb88", "Storage Queue Data Contributor"),
          Map.entry("8a0f0c08-91a1-4084-bc3d-661d67233fed", "Storage Queue Data Message Processor"),
          Map.entry("c6a89b2d-59bc-44d0-9896-0f6e12d7b80a", "Storage Queue Data Message Sender"),
          Map.entry("0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3", "Storage Table Data Contributor"),
          Map.entry("3913510d-42f4-4e42-8a64-420c390055eb", "Monitoring Metrics Publisher"),
          Map.entry("4633458b-17de-408a-b874-0445c86b69e6", "Key Vault Secrets User"),
          Map.entry("b86a8fe4-44ce-4948-aee5-eccb2c155cd7", "Key Vault Secrets Officer"),
          Map.entry(
              "93586559-c37d-4a6b-ba08-b9f0940c2d73", "Cognitive Services Custom Vision Reader"),
          Map.entry(
              "0a5ae4ab-0d65-4eeb-be61-29fc9b54394b", "Cognitive Services Custom Vision Trainer"),
          Map.entry(
              "c1ff6cc2-c111-46fe-8896-e0ef812ad9f3",
              "Cognitive Services Custom Vision Contributor"));

  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    infra.templates().forEach(file -> findings.addAll(names(file)));
    return findings;
  }

  private static List<Finding> names(BicepFile file) {
    List<Finding> findings = new ArrayList<>();
    for (Statement statement : file.statements()) {
      Symbols.expressions(statement)
          .filter(Text.class::isInstance)
          .map(Text.class::cast)
          .filter(text -> GUID.matcher(text.literals().get(0)).matches())
          .filter(text -> !ROLES.containsKey(text.literals().get(0)))
          .forEach(
              text ->
                  findings.add(
                      Finding.at(
                          text.position(),
                          Printer.print(text) + " is no role that may be given.")));
      if (statement instanceof Statement.Var variable) {
        named(variable.name(), variable.value()).ifPresent(findings::add);
      }
      Symbols.expressions(statement)
          .filter(Property.class::isInstance)
          .map(Property.class::cast)
          .forEach(
              property ->
                  property
                      .key()
                      .value()
                      .flatMap(name -> named(name, property.value()))
                      .ifPresent(findings::add));
    }
    return findings;
  }

  /** A role under another role's name is the mistake that nobody sees. */
  private static Optional<Finding> named(String name, Expression value) {
    if (!(value instanceof Text text) || text.value().isEmpty()) {
      return Optional.empty();
    }
    return Optional.ofNullable(ROLES.get(text.value().get()))
        .filter(role -> !letters(role).endsWith(letters(name)))
        .map(role -> Finding.at(value.position(), name + " is the role " + role + "."));
  }

  private static String letters(String name) {
    return name.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
