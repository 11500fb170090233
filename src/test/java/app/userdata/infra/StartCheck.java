package app.userdata.infra;

import app.userdata.InvalidSettingException;
import app.userdata.Settings;
import app.userdata.evidence.Example;
import app.userdata.infra.bicep.BicepFile;
import app.userdata.infra.bicep.Expression.Call;
import app.userdata.infra.bicep.Printer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The code starts with the settings that it is given, whatever is chosen. */
final class StartCheck implements Check {
  private static final String ACCOUNT =
      "/subscriptions/3f2504e0-4f89-41d3-9a0c-0305e82c3301/resourceGroups/cats"
          + "/providers/Microsoft.CognitiveServices/accounts/cats";

  private static final List<Map<String, String>> CHOICES =
      List.of(
          Map.of(),
          Map.of("customVisionRole", "Trainer"),
          Map.of("customVisionRole", "Contributor", "signEvidence", "true"),
          Map.of("useTrainingKey", "true", "customVisionRole", "Contributor"),
          Map.of("authClientId", "3f2504e0-4f89-41d3-9a0c-0305e82c3302"),
          Map.of("authClientId", "3f2504e0-4f89-41d3-9a0c-0305e82c3302", "twoPerson", "true"));

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    infra
        .deployed("Microsoft.Web/sites/config")
        .filter(config -> config.isNamed("appsettings"))
        .forEach(
            settings -> {
              Map<String, Value> set = SettingCheck.of(infra, settings);
              Stream.concat(CHOICES.stream(), limits(infra))
                  .forEach(choice -> findings.addAll(start(infra, set, choice, settings)));
            });
    return findings;
  }

  /** The least and the most that the main template allows of each number. */
  private static Stream<Map<String, String>> limits(Infra infra) {
    return infra.template(Infra.MAIN).stream()
        .flatMap(BicepFile::params)
        .flatMap(
            param ->
                param.head().decorators().stream()
                    .map(Call.class::cast)
                    .filter(call -> call.calls("minValue") || call.calls("maxValue"))
                    .map(call -> Map.of(param.name(), Printer.print(call.arguments().get(0)))));
  }

  private static List<Finding> start(
      Infra infra, Map<String, Value> set, Map<String, String> choice, Deployed settings) {
    Map<String, String> chosen = new HashMap<>(choice);
    chosen.put("customVisionResourceId", ACCOUNT);
    Deployment deployment = new Deployment(infra.symbols(), chosen);
    Map<String, String> environment = new HashMap<>();
    set.forEach((name, value) -> environment.put(name, resolved(name, deployment.text(value))));
    try {
      Settings.read(environment);
      return List.of();
    } catch (InvalidSettingException e) {
      return List.of(
          Finding.at(
              settings.position(),
              "With " + new TreeMap<>(choice) + " the app does not start: " + e.getMessage()));
    }
  }

  /** What App Service puts in place of a reference to the vault. */
  private static String resolved(String name, String value) {
    if (!value.startsWith("@Microsoft.KeyVault(SecretUri=https://")) {
      return value;
    }
    return name.equals("EVIDENCE_SIGNING_KEY") ? Example.KEY : "0123456789abcdef";
  }
}
