package app.userdata.infra;

import app.userdata.InvalidSettingException;
import app.userdata.Settings;
import app.userdata.evidence.Example;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            settings -> CHOICES.forEach(choice -> findings.addAll(start(infra, settings, choice))));
    return findings;
  }

  private static List<Finding> start(Infra infra, Deployed settings, Map<String, String> choice) {
    Map<String, String> chosen = new HashMap<>(choice);
    chosen.put("customVisionResourceId", ACCOUNT);
    Deployment deployment = new Deployment(infra.symbols(), chosen);
    Map<String, String> environment = new HashMap<>();
    SettingCheck.of(infra, settings)
        .forEach((name, value) -> environment.put(name, resolved(name, deployment.text(value))));
    try {
      Settings.read(environment);
      return List.of();
    } catch (InvalidSettingException e) {
      return List.of(
          Finding.at(
              settings.position(),
              "With " + choice + " the app does not start: " + e.getMessage()));
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
