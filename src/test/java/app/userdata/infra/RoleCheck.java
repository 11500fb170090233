package app.userdata.infra;

import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Expression.Call;
import app.userdata.infra.bicep.Expression.Fields;
import app.userdata.infra.bicep.Printer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Roles are given on one resource each, under a name that stays, and none is forgotten. */
final class RoleCheck implements Check {
  static final String ASSIGNMENTS = "Microsoft.Authorization/roleAssignments";

  private static final String CUSTOM_VISION_READER = "93586559-c37d-4a6b-ba08-b9f0940c2d73";

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    Set<String> given = new HashSet<>();
    for (Deployed assignment : infra.deployed(ASSIGNMENTS).toList()) {
      findings.addAll(assignment(infra, assignment));
      roleIds(infra, assignment).forEach(role -> role.text().ifPresent(given::add));
    }
    RoleNameCheck.ROLES.forEach(
        (id, role) -> {
          if (!given.contains(id)) {
            findings.add(Finding.in("infra", "Nobody has the role " + role + "."));
          }
        });
    return findings;
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
                        + role.text().map(RoleNameCheck.ROLES::get).orElseGet(role::shown)
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
