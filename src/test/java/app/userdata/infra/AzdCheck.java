package app.userdata.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** azd finds the template, the function app and the files to deploy. */
final class AzdCheck implements Check {
  private static final Pattern NAME =
      Pattern.compile("<functionAppName>([^<$]+)</functionAppName>");
  private static final String STAGED = "<appName>${functionAppName}</appName>";

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    JsonNode azd = infra.document(ProjectFiles.AZD);
    String template =
        azd.at("/infra/path").asText() + "/" + azd.at("/infra/module").asText() + ".bicep";
    if (infra.template(template).isEmpty()) {
      findings.add(tell("There is no template " + template + "."));
    }
    if (azd.path("services").size() != 1) {
      findings.add(tell("There must be one service."));
    }
    for (Map.Entry<String, JsonNode> service : azd.path("services").properties()) {
      findings.addAll(service(infra, service.getKey(), service.getValue()));
    }
    return findings;
  }

  private static List<Finding> service(Infra infra, String name, JsonNode service) {
    List<Finding> findings = new ArrayList<>();
    if (!service.path("language").asText().equals("java")) {
      findings.add(tell("The language of " + name + " must be java."));
    }
    if (!service.path("host").asText().equals("function")) {
      findings.add(tell("The host of " + name + " must be function."));
    }
    if (!service.path("project").asText().equals(".")) {
      findings.add(tell("The project of " + name + " must be the folder with pom.xml."));
    }
    infra
        .deployed("Microsoft.Web/sites")
        .flatMap(site -> site.mustBe("tags.azd-service-name", name).stream())
        .forEach(findings::add);
    findings.addAll(packaged(infra, service));
    return findings;
  }

  /** azd takes target/azure-functions and the property functionAppName, or dist. */
  private static List<Finding> packaged(Infra infra, JsonNode service) {
    String pom = infra.files().text(ProjectFiles.POM).orElse("");
    Matcher name = NAME.matcher(pom);
    if (!name.find() || !pom.contains(STAGED)) {
      return List.of(
          Finding.in(
              ProjectFiles.POM, "functionAppName must be a property, and name what is staged."));
    }
    String staged = "target/azure-functions/" + name.group(1);
    return service.has("dist") && !service.path("dist").asText().equals(staged)
        ? List.of(tell("dist must be " + staged + ", or be left out."))
        : List.of();
  }

  private static Finding tell(String sentence) {
    return Finding.in(ProjectFiles.AZD, sentence);
  }
}
