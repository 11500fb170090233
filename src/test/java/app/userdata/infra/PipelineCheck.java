package app.userdata.infra;

import app.userdata.infra.bicep.BicepFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** GitHub's workflows use fixed versions, few rights and no secrets, and name what is there. */
final class PipelineCheck implements Check {
  private static final Pattern PINNED =
      Pattern.compile("[\\w.-]+/[\\w./-]+@(?:v\\d+(?:\\.\\d+){0,2}|[0-9a-f]{40})");
  private static final Pattern SECRET = Pattern.compile("secrets\\.(?!GITHUB_TOKEN\\b)(\\w+)");
  private static final Pattern PATH =
      Pattern.compile("(?<![\\w./-])(?:\\./)?((?:infra|src|docs|\\.ci|\\.github)/[\\w./-]+)");
  private static final Pattern PROFILE = Pattern.compile("(?<=\\s)-P(\\w+)");
  private static final Pattern RELEASE =
      Pattern.compile("<maven\\.compiler\\.release>(\\d+)</maven\\.compiler\\.release>");
  private static final Pattern PARAMETER = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)(?:=([^}]*))?}");

  /** A pipeline has no rights on data, so nobody says who it is. */
  private static final Set<String> FOR_PEOPLE =
      Set.of("AZURE_PRINCIPAL_ID", "AZURE_PRINCIPAL_TYPE");

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    List<String> files = infra.files().below(ProjectFiles.PIPELINES, ".yml");
    if (files.isEmpty()) {
      findings.add(Finding.in(ProjectFiles.PIPELINES, "There is no workflow."));
    }
    findings.addAll(compiled(infra, files));
    for (String file : files) {
      JsonNode pipeline = infra.document(file);
      String text = infra.files().text(file).orElse("");
      findings.addAll(rights(file, pipeline, text));
      SECRET
          .matcher(text)
          .results()
          .forEach(
              match ->
                  findings.add(Finding.in(file, "It needs the secret " + match.group(1) + ".")));
      if (text.contains("pull_request_target")) {
        findings.add(Finding.in(file, "pull_request_target gives rights to code of strangers."));
      }
      for (JsonNode job : pipeline.path("jobs")) {
        job.path("steps").forEach(step -> findings.addAll(step(infra, file, step)));
        if (job.path("steps").findValuesAsText("run").toString().contains("azd provision")) {
          findings.addAll(parameters(infra, file, job.path("env")));
        }
      }
    }
    return findings;
  }

  /** What no other template deploys is compiled by itself. */
  private static List<Finding> compiled(Infra infra, List<String> files) {
    Set<String> parts =
        infra
            .templates()
            .flatMap(
                file -> file.modules().flatMap(part -> infra.symbols().target(file, part).stream()))
            .map(BicepFile::path)
            .collect(Collectors.toSet());
    return infra
        .templates()
        .map(BicepFile::path)
        .filter(path -> !parts.contains(path))
        .filter(
            path ->
                files.stream()
                    .flatMap(file -> infra.files().text(file).stream())
                    .noneMatch(text -> text.contains("az bicep build") && text.contains(path)))
        .map(path -> Finding.in(path, "No workflow compiles it."))
        .toList();
  }

  private static List<Finding> rights(String file, JsonNode pipeline, String text) {
    List<Finding> findings = new ArrayList<>();
    Map<String, String> allowed = new HashMap<>(Map.of("contents", "read"));
    if (text.contains("azure/login@")) {
      allowed.put("id-token", "write");
    }
    if (!pipeline.path("permissions").isObject()) {
      findings.add(Finding.in(file, "It must say its permissions."));
    }
    Stream.concat(
            Stream.of(pipeline.path("permissions")),
            pipeline.path("jobs").findValues("permissions").stream())
        .flatMap(permissions -> permissions.properties().stream())
        .filter(right -> !right.getValue().asText().equals(allowed.get(right.getKey())))
        .forEach(right -> findings.add(Finding.in(file, "It needs no permission " + right + ".")));
    return findings;
  }

  private static List<Finding> step(Infra infra, String file, JsonNode step) {
    List<Finding> findings = new ArrayList<>();
    String uses = step.path("uses").asText();
    if (!uses.isEmpty() && !PINNED.matcher(uses).matches()) {
      findings.add(Finding.in(file, uses + " must be of a fixed version."));
    }
    String run = step.path("run").asText();
    PATH.matcher(run)
        .results()
        .map(match -> match.group(1))
        .filter(path -> !infra.files().exists(path))
        .forEach(path -> findings.add(Finding.in(file, "There is no " + path + ".")));
    String pom = infra.files().text(ProjectFiles.POM).orElse("");
    PROFILE
        .matcher(run)
        .results()
        .map(match -> match.group(1))
        .filter(profile -> !pom.contains("<id>" + profile + "</id>"))
        .forEach(profile -> findings.add(Finding.in(file, "There is no profile " + profile + ".")));
    JsonNode java = step.at("/with/java-version");
    if (!java.isMissingNode() && !releaseOf(pom).contains(java.asText())) {
      findings.add(
          Finding.in(file, "It builds with Java " + java.asText() + ", not that of pom.xml."));
    }
    return findings;
  }

  private static List<String> releaseOf(String pom) {
    return RELEASE.matcher(pom).results().map(match -> match.group(1)).toList();
  }

  /** Everything that main.parameters.json takes from the environment, with the same default. */
  private static List<Finding> parameters(Infra infra, String file, JsonNode env) {
    List<Finding> findings = new ArrayList<>();
    PARAMETER
        .matcher(infra.files().text(Infra.PARAMETERS).orElse(""))
        .results()
        .filter(match -> !FOR_PEOPLE.contains(match.group(1)))
        .forEach(
            match -> {
              String otherwise = match.group(2);
              String value = "${{ vars." + match.group(1);
              String expected =
                  otherwise == null || otherwise.isEmpty()
                      ? value + " }}"
                      : value + " || '" + otherwise + "' }}";
              if (!env.path(match.group(1)).asText().equals(expected)) {
                findings.add(
                    Finding.in(file, match.group(1) + " must be " + expected + " for azd."));
              }
            });
    return findings;
  }
}
