package app.userdata.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Alerts look for what the app tells, and one of them for poison messages. */
final class AlertCheck implements Check {
  private static final Pattern EVENT = Pattern.compile("\"event\":\"([^\"]*)\"");
  private static final Pattern METRIC = Pattern.compile("name == \"([^\"]*)\"");
  private static final Pattern ATTRIBUTE = Pattern.compile("customDimensions\\[\"([^\"]*)\"]");
  private static final Pattern STATUS = Pattern.compile("!?in \\(\"([^\"]*)\"\\)");

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    List<Deployed> rules = infra.deployed("Microsoft.Insights/scheduledQueryRules").toList();
    boolean poison = false;
    for (Deployed rule : rules) {
      findings.addAll(rule.mustBe("properties.enabled", true));
      if (rule.at("properties.actions.actionGroups").isEmpty()) {
        findings.add(Finding.at(rule.position(), "The alert tells nobody."));
      }
      for (Value query : queries(infra, rule)) {
        String text = query.text().orElse("");
        poison |= text.contains("startswith '{\"event\":\"poison\"'");
        findings.addAll(unknown(query, text, EVENT, code.lines(), "line about the event"));
        findings.addAll(unknown(query, text, METRIC, code.metrics(), "metric"));
        findings.addAll(unknown(query, text, ATTRIBUTE, code.attributes(), "attribute"));
        findings.addAll(unknown(query, text, STATUS, code.statuses(), "status"));
      }
    }
    if (!poison) {
      findings.add(Finding.in("infra", "No alert looks for poison messages."));
    }
    return findings;
  }

  private static List<Value> queries(Infra infra, Deployed rule) {
    return rule.at("properties.criteria.allOf").stream()
        .flatMap(criteria -> infra.values().elements(criteria).stream())
        .flatMap(criterion -> infra.values().at(criterion, "query").stream())
        .toList();
  }

  private static List<Finding> unknown(
      Value query, String text, Pattern pattern, Set<String> known, String what) {
    return pattern
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .filter(name -> !known.contains(name))
        .map(name -> Finding.at(query.position(), "The app tells no " + what + " " + name + "."))
        .toList();
  }
}
