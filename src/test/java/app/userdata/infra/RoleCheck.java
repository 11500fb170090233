package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Expression.Call;
import app.userdata.infra.bicep.Expression.Fields;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Roles are those that we mean, under their names, and as narrow as the table below. */
final class RoleCheck implements Check {
  static final String ASSIGNMENTS = "Microsoft.Authorization/roleAssignments";

  /** Without Owner, Contributor and User Access Administrator: those are never given. */
  private static final Map<String, String> ROLES =
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

  private static final String CUSTOM_VISION_READER = "93586559-c37d-4a6b-ba08-b9f0940c2d73";
  private static final Pattern GUID =
      Pattern.compile("(?i)[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    infra.templates().forEach(file -> findings.addAll(names(file)));
    infra
        .deployed(ASSIGNMENTS)
        .forEach(assignment -> findings.addAll(assignment(infra, assignment)));
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

  private static List<Finding> assignment(Infra infra, Deployed assignment) {
    Fields body = (Fields) assignment.body().expression();
    Optional<Expression> scope = body.get("scope");
    List<Finding> findings = new ArrayList<>();
    if (scope.isEmpty()) {
      findings.add(tell(assignment, "gives a role on the whole resource group: it lacks a scope."));
    }
    List<Value> types = assignment.at("properties.principalType");
    if (types.isEmpty()
        || types.stream()
            .flatMap(type -> type.text().stream())
            .anyMatch(RoleCheck::isNoPrincipal)) {
      findings.add(
          tell(
              assignment,
              "lacks a principalType: Azure may look for a principal that is too new."));
    }
    String principal = direct(body, "principalId");
    String role = role(body);
    String expected =
        "guid(" + scope.map(Printer::print).orElse("") + ".id, " + principal + ", " + role + ")";
    String name = body.get("name").map(Printer::print).orElse("");
    if (role.isEmpty() || !name.equals(expected)) {
      findings.add(tell(assignment, "must have the name " + expected + ", not " + name + "."));
    }
    findings.addAll(onCustomVision(infra, assignment, principal));
    return findings;
  }

  /** Only the identity that deletes may have more there than Reader. */
  private static List<Finding> onCustomVision(Infra infra, Deployed assignment, String principal) {
    boolean there =
        infra.resources().stream()
            .filter(resource -> resource.file().equals(assignment.file()))
            .anyMatch(
                resource ->
                    resource.type().equals("Microsoft.CognitiveServices/accounts")
                        && direct((Fields) assignment.body().expression(), "scope")
                            .equals(resource.resource().name()));
    if (!there || principal.toLowerCase(Locale.ROOT).contains("delete")) {
      return List.of();
    }
    return roleIds(infra, assignment).stream()
        .filter(role -> !role.is(CUSTOM_VISION_READER))
        .map(
            role ->
                tell(
                    assignment,
                    "gives the identity that everything runs under "
                        + role.text().map(ROLES::get).orElseGet(role::shown)
                        + "."))
        .toList();
  }

  private static List<Value> roleIds(Infra infra, Deployed assignment) {
    return assignment.at("properties.roleDefinitionId").stream()
        .filter(value -> value.expression() instanceof Call)
        .flatMap(
            value -> {
              List<Expression> arguments = ((Call) value.expression()).arguments();
              return arguments.size() < 2
                  ? Stream.empty()
                  : infra.values().possible(value.sibling(arguments.get(1))).stream();
            })
        .collect(Collectors.toList());
  }

  private static boolean isNoPrincipal(String type) {
    return !type.equals("User") && !type.equals("Group") && !type.equals("ServicePrincipal");
  }

  /** A property of the body or of its properties, as it is written. */
  private static String direct(Fields body, String name) {
    return body.get(name)
        .or(() -> properties(body).flatMap(inner -> inner.get(name)))
        .map(Printer::print)
        .orElse("");
  }

  private static Optional<Fields> properties(Fields body) {
    return body.get("properties").filter(Fields.class::isInstance).map(Fields.class::cast);
  }

  /** The role, as it is written in the id of its definition. */
  private static String role(Fields body) {
    return properties(body)
        .flatMap(inner -> inner.get("roleDefinitionId"))
        .filter(Call.class::isInstance)
        .map(Call.class::cast)
        .filter(call -> call.calls("subscriptionResourceId") && call.arguments().size() == 2)
        .filter(
            call ->
                Printer.print(call.arguments().get(0))
                    .equals("'Microsoft.Authorization/roleDefinitions'"))
        .map(call -> Printer.print(call.arguments().get(1)))
        .orElse("");
  }

  private static Finding tell(Deployed assignment, String sentence) {
    return Finding.at(assignment.position(), assignment.resource().name() + " " + sentence);
  }
}
