package app.userdata.infra;

import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Expression.Property;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The function app is given the settings that the code reads, and none that Azure refuses. */
final class SettingCheck implements Check {
  /** Read by the host, the agent and the SDKs. */
  private static final Set<String> FRAMEWORK =
      Set.of(
          "AzureWebJobsStorage__blobServiceUri",
          "AzureWebJobsStorage__queueServiceUri",
          "AzureWebJobsStorage__tableServiceUri",
          "AzureWebJobsStorage__credential",
          "AzureWebJobsStorage__clientId",
          "AZURE_CLIENT_ID",
          "APPLICATIONINSIGHTS_CONNECTION_STRING",
          "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
          "APPLICATIONINSIGHTS_ENABLE_AGENT",
          "APPLICATIONINSIGHTS_SAMPLING_PERCENTAGE");

  /** Read on developers' machines only. */
  private static final Set<String> LOCAL =
      Set.of("AzureWebJobsStorage", "FUNCTIONS_WORKER_RUNTIME");

  private static final Map<String, String> NEEDED = needed();

  /** Moved into functionAppConfig, or without effect. */
  private static final Set<String> NEVER_ON_FLEX =
      Set.of(
          "FUNCTIONS_WORKER_RUNTIME",
          "FUNCTIONS_EXTENSION_VERSION",
          "FUNCTIONS_WORKER_PROCESS_COUNT",
          "WEBSITE_RUN_FROM_PACKAGE",
          "WEBSITE_CONTENTAZUREFILECONNECTIONSTRING",
          "WEBSITE_CONTENTSHARE",
          "WEBSITE_MAX_DYNAMIC_APPLICATION_SCALE_OUT",
          "WEBSITE_TIME_ZONE",
          "TZ",
          "SCM_DO_BUILD_DURING_DEPLOYMENT",
          "ENABLE_ORYX_BUILD");

  private static final Pattern OF_A_RESOURCE = Pattern.compile("(CustomVision__)[A-Za-z0-9_-]+__");
  private static final Pattern SECRET_NAME =
      Pattern.compile("(?i).*(key|secret|password|connection.*string).*");
  private static final Pattern SECRET_TEXT =
      Pattern.compile(
          "(?i).*(AccountKey=|SharedAccessSignature|sig=|[A-Za-z0-9+/]{40,}={0,2}$|\\b[0-9a-f]{32}\\b).*");

  private static Map<String, String> needed() {
    Map<String, String> needed = new TreeMap<>();
    for (String part : List.of("blobServiceUri", "tableServiceUri", "credential", "clientId")) {
      needed.put("AzureWebJobsStorage__" + part, "the host finds no storage without it");
    }
    for (String part : List.of("blobServiceUri", "queueServiceUri", "credential", "clientId")) {
      needed.put("DataStorage__" + part, "the code and all triggers enter storage by it");
    }
    needed.put("CustomVision__endpoint", "there is nothing to export or delete without it");
    needed.put("SUPERVISOR_SCHEDULE", "the host does not start a timer without a schedule");
    needed.put(
        "APPLICATIONINSIGHTS_CONNECTION_STRING", "nobody sees a line or a metric without it");
    needed.put("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "Application Insights takes no keys");
    needed.put("APPLICATIONINSIGHTS_ENABLE_AGENT", "the agent brings the metrics that alerts read");
    return needed;
  }

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>(example(infra, code));
    List<Deployed> all =
        infra
            .deployed("Microsoft.Web/sites/config")
            .filter(config -> config.isNamed("appsettings"))
            .toList();
    if (all.size() != 1) {
      findings.add(
          Finding.in("infra", "There must be one resource appsettings, not " + all.size() + "."));
    }
    all.forEach(settings -> findings.addAll(settings(infra, code, settings)));
    return findings;
  }

  private static List<Finding> settings(Infra infra, Code code, Deployed settings) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Value> set = of(infra, settings);
    set.forEach(
        (name, value) -> {
          if (NEVER_ON_FLEX.contains(name)) {
            findings.add(Finding.at(value.position(), "Flex Consumption refuses " + name + "."));
          } else if (!isRead(code, name)) {
            findings.add(Finding.at(value.position(), "Nobody reads the setting " + name + "."));
          }
          if (SECRET_NAME.matcher(name).matches() && !mayBeWritten(infra, value)) {
            findings.add(
                Finding.at(value.position(), name + " must refer to the vault, not be a value."));
          }
        });
    NEEDED.forEach(
        (name, reason) -> {
          Value value = set.get(name);
          if (value == null
              || infra.values().possible(value).stream().anyMatch(one -> one.is(""))) {
            findings.add(
                Finding.at(
                    settings.position(), "The setting " + name + " is missing: " + reason + "."));
          }
        });
    for (String name : List.of("DataStorage__credential", "AzureWebJobsStorage__credential")) {
      findings.addAll(settings.mustBe("properties." + name, "managedidentity"));
    }
    return findings;
  }

  /** All settings that are put together, by their names. */
  static Map<String, Value> of(Infra infra, Deployed settings) {
    Map<String, Value> set = new TreeMap<>();
    for (Value properties : settings.at("properties")) {
      for (Value member : infra.values().properties(properties)) {
        Property property = (Property) member.expression();
        property.key().value().ifPresent(name -> set.put(name, member.sibling(property.value())));
      }
    }
    return set;
  }

  private static boolean isRead(Code code, String name) {
    return FRAMEWORK.contains(name)
        || code.settings().contains(name)
        || code.settings().contains(OF_A_RESOURCE.matcher(name).replaceFirst("$1"));
  }

  /** What names a key may be blank, refer to the vault, or come from Azure. */
  private static boolean mayBeWritten(Infra infra, Value value) {
    return infra.values().possible(value).stream()
        .map(Value::expression)
        .allMatch(
            one ->
                one instanceof Expression.Text text
                    ? text.literals().get(0).startsWith("@Microsoft.KeyVault(")
                        || text.value().filter(String::isEmpty).isPresent()
                    : one instanceof Expression.Member);
  }

  private static List<Finding> example(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    JsonNode values = infra.document(ProjectFiles.EXAMPLE).path("Values");
    code.settings().stream()
        .filter(name -> !values.has(name))
        .forEach(name -> findings.add(Finding.in(ProjectFiles.EXAMPLE, "It lacks " + name + ".")));
    for (Map.Entry<String, JsonNode> entry : values.properties()) {
      String name = entry.getKey();
      if (!code.settings().contains(name) && !LOCAL.contains(name)) {
        findings.add(Finding.in(ProjectFiles.EXAMPLE, "Nobody reads " + name + "."));
      }
      if (SECRET_TEXT.matcher(entry.getValue().asText()).matches()) {
        findings.add(Finding.in(ProjectFiles.EXAMPLE, name + " looks like a secret."));
      }
    }
    return findings;
  }
}
