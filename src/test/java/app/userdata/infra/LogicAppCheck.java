package app.userdata.infra;

import app.userdata.infra.LogicApp.Action;
import app.userdata.infra.bicep.Expression;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Logic Apps hold together, and talk to the queues that workflows may use. */
final class LogicAppCheck implements Check {
  private static final Set<String> WRITTEN = Set.of("data-requests", "deletion-requests");
  private static final Set<String> ENDS = Set.of("Succeeded", "Failed", "Skipped", "TimedOut");
  private static final Pattern QUEUE =
      Pattern.compile("^@\\{parameters\\('queueEndpoint'\\)}([a-z0-9-]+)/messages[/?].*");
  private static final Pattern PARAMETER = Pattern.compile("parameters\\('([^']*)'\\)");
  private static final Pattern ACTION =
      Pattern.compile("(?:outputs|body|actions|items)\\('([^']*)'\\)");

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    Set<String> used = new HashSet<>();
    for (Deployed workflow : infra.deployed("Microsoft.Logic/workflows").toList()) {
      Optional<LogicApp> app = definition(infra, workflow);
      if (app.isEmpty()) {
        findings.add(
            Finding.at(workflow.position(), "The workflow has no definition that is there."));
      }
      app.ifPresent(
          logic -> {
            used.add(logic.file());
            findings.addAll(given(infra, workflow, logic));
            findings.addAll(whole(logic, code));
          });
    }
    infra.files().below("infra/workflows/", ".json").stream()
        .filter(file -> !used.contains(file))
        .forEach(file -> findings.add(Finding.in(file, "No workflow uses this definition.")));
    return findings;
  }

  /** The document that a workflow reads. */
  static Optional<LogicApp> definition(Infra infra, Deployed workflow) {
    return workflow.at("properties").stream()
        .map(Value::expression)
        .filter(Expression.Fields.class::isInstance)
        .flatMap(fields -> ((Expression.Fields) fields).get("definition").stream())
        .flatMap(Expression::all)
        .filter(part -> part instanceof Expression.Call call && call.calls("loadJsonContent"))
        .flatMap(call -> ((Expression.Call) call).arguments().stream())
        .filter(Expression.Text.class::isInstance)
        .flatMap(path -> ((Expression.Text) path).value().stream())
        .map(path -> ProjectFiles.resolve(workflow.file(), path))
        .filter(path -> infra.json().containsKey(path))
        .map(path -> new LogicApp(path, infra.document(path)))
        .findFirst();
  }

  private static List<Finding> given(Infra infra, Deployed workflow, LogicApp app) {
    Set<String> given =
        workflow.at("properties.parameters").stream()
            .flatMap(parameters -> infra.values().properties(parameters).stream())
            .flatMap(member -> ((Expression.Property) member.expression()).key().value().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> declared = new TreeSet<>();
    app.definition().path("parameters").fieldNames().forEachRemaining(declared::add);
    return given.equals(declared)
        ? List.of()
        : List.of(
            Finding.at(
                workflow.position(),
                app.file() + " takes " + declared + ", and is given " + given + "."));
  }

  private static List<Finding> whole(LogicApp app, Code code) {
    List<Finding> findings = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Action action : app.actions()) {
      if (!names.add(action.name())) {
        findings.add(app.tell("The action " + action.name() + " is there twice."));
      }
      findings.addAll(order(app, action));
      if (action.isA("Http")) {
        findings.addAll(http(app, action, code));
      }
    }
    app.texts()
        .flatMap(text -> ACTION.matcher(text).results())
        .map(match -> match.group(1))
        .filter(name -> !names.contains(name))
        .forEach(name -> findings.add(app.tell("There is no action " + name + ".")));
    app.texts()
        .flatMap(text -> PARAMETER.matcher(text).results())
        .map(match -> match.group(1))
        .filter(name -> !app.definition().path("parameters").has(name))
        .forEach(name -> findings.add(app.tell("There is no parameter " + name + ".")));
    findings.addAll(cases(app, code));
    return findings;
  }

  private static List<Finding> order(LogicApp app, Action action) {
    List<Finding> findings = new ArrayList<>();
    if (!action.json().path("runAfter").isObject()) {
      findings.add(app.tell(action.name() + " lacks runAfter."));
    }
    for (Map.Entry<String, JsonNode> before : action.json().path("runAfter").properties()) {
      if (!action.siblings().has(before.getKey()) || before.getKey().equals(action.name())) {
        findings.add(
            app.tell(
                action.name() + " runs after " + before.getKey() + ", which is not beside it."));
      }
      before
          .getValue()
          .forEach(
              end -> {
                if (!ENDS.contains(end.asText())) {
                  findings.add(app.tell("No action ends as " + end.asText() + "."));
                }
              });
    }
    return findings;
  }

  private static List<Finding> http(LogicApp app, Action action, Code code) {
    JsonNode inputs = action.json().path("inputs");
    Matcher address = QUEUE.matcher(inputs.path("uri").asText());
    List<Finding> findings = new ArrayList<>();
    if (!inputs.at("/authentication/type").asText().equals("ManagedServiceIdentity")
        || !inputs.at("/authentication/identity").asText().equals("@parameters('identityId')")) {
      findings.add(app.tell(action.name() + " must sign in by an identity."));
    }
    if (!address.matches()) {
      findings.add(app.tell(action.name() + " must call a queue of queueEndpoint."));
      return findings;
    }
    boolean writes = inputs.path("method").asText().equals("POST");
    String queue = address.group(1);
    if (!(writes ? WRITTEN : Set.of(code.events())).contains(queue)) {
      findings.add(
          app.tell(
              action.name()
                  + " may not "
                  + (writes ? "write to" : "read from")
                  + " the queue "
                  + queue
                  + "."));
    }
    return findings;
  }

  /** Branches by a job's status are for statuses that jobs have. */
  private static List<Finding> cases(LogicApp app, Code code) {
    return app.actions().stream()
        .filter(action -> action.json().path("expression").asText().contains("['status']"))
        .flatMap(action -> action.json().path("cases").properties().stream())
        .map(branch -> branch.getValue().path("case").asText())
        .filter(status -> !code.statuses().contains(status))
        .map(status -> app.tell("No job has the status " + status + "."))
        .toList();
  }
}
