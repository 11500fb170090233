package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.Statement;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What azd runs after the deployment is there, and gets from it what it needs. */
final class HookCheck implements Check {
  private static final Pattern SHELL = Pattern.compile("\\$\\{?([A-Z][A-Z0-9_]+)");
  private static final Pattern POWERSHELL = Pattern.compile("\\$env:([A-Z][A-Z0-9_]+)");
  private static final Pattern TEMPLATE =
      Pattern.compile("--template-file [^\n]*?/((?:\\.\\./)*[\\w./-]+\\.bicep)");
  private static final Pattern ARGUMENT =
      Pattern.compile("([a-z][A-Za-z]+)=\"?\\$(?:env:)?\\{?([A-Z][A-Z0-9_]+)");

  /** Which identity a role is for is decided by a name in a script: so those names are fixed. */
  private static final Map<String, String> IDENTITIES =
      Map.of("readerPrincipalId", "APP_PRINCIPAL_ID", "deleterPrincipalId", "DELETER_PRINCIPAL_ID");

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    List<Set<String>> variables = new ArrayList<>();
    List<String> scripts =
        infra.document(ProjectFiles.AZD).path("hooks").findValues("run").stream()
            .map(JsonNode::asText)
            .toList();
    for (String script : scripts) {
      Optional<String> text = infra.files().text(script);
      if (text.isEmpty()) {
        findings.add(Finding.in(ProjectFiles.AZD, "There is no script " + script + "."));
      }
      text.ifPresent(
          lines -> {
            variables.add(variables(script, lines));
            findings.addAll(script(infra, script, lines));
          });
    }
    if (scripts.size() != 2) {
      findings.add(
          Finding.in(ProjectFiles.AZD, "The hook needs a script for each kind of system."));
    }
    if (variables.stream().distinct().count() > 1) {
      findings.add(Finding.in(ProjectFiles.AZD, "The hooks' scripts read different variables."));
    }
    return findings;
  }

  private static Set<String> variables(String script, String text) {
    return (script.endsWith(".ps1") ? POWERSHELL : SHELL)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Finding> script(Infra infra, String script, String text) {
    List<Finding> findings = new ArrayList<>();
    Set<String> outputs =
        infra.template(Infra.MAIN).stream()
            .flatMap(BicepFile::outputs)
            .map(Statement::name)
            .collect(Collectors.toSet());
    variables(script, text).stream()
        .filter(name -> !outputs.contains(name))
        .forEach(
            name -> findings.add(Finding.in(script, "main.bicep has no output " + name + ".")));
    Matcher template = TEMPLATE.matcher(text);
    if (!template.find()) {
      findings.add(Finding.in(script, "It deploys no template."));
    } else {
      String path = ProjectFiles.resolve(script, template.group(1));
      infra
          .template(path)
          .ifPresentOrElse(
              file -> findings.addAll(arguments(script, text, file)),
              () -> findings.add(Finding.in(script, "There is no template " + path + ".")));
    }
    return findings;
  }

  private static List<Finding> arguments(String script, String text, BicepFile template) {
    Map<String, String> given = new HashMap<>();
    ARGUMENT.matcher(text).results().forEach(match -> given.put(match.group(1), match.group(2)));
    List<Finding> findings = new ArrayList<>();
    Set<String> known = template.params().map(Statement::name).collect(Collectors.toSet());
    given.keySet().stream()
        .filter(name -> !known.contains(name))
        .map(name -> template.path() + " has no parameter " + name + ".")
        .forEach(sentence -> findings.add(Finding.in(script, sentence)));
    known.stream()
        .filter(name -> !given.containsKey(name))
        .map(name -> "It does not give " + template.path() + " its parameter " + name + ".")
        .forEach(sentence -> findings.add(Finding.in(script, sentence)));
    IDENTITIES.forEach(
        (parameter, variable) -> {
          if (known.contains(parameter) && !variable.equals(given.get(parameter))) {
            findings.add(Finding.in(script, parameter + " must be " + variable + "."));
          }
        });
    return findings;
  }
}
