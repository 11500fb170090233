package app.userdata.infra;

import app.userdata.infra.bicep.Expression;
import app.userdata.infra.bicep.Expression.Call;
import app.userdata.infra.bicep.Expression.Choice;
import app.userdata.infra.bicep.Expression.Conditional;
import app.userdata.infra.bicep.Expression.Operation;
import app.userdata.infra.bicep.Printer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The function app, its vault and its monitoring open only to those who are meant. */
final class SiteCheck implements Check {
  private static final String SITES = "Microsoft.Web/sites";
  private static final Pattern RELEASE =
      Pattern.compile("<maven\\.compiler\\.release>(\\d+)</maven\\.compiler\\.release>");

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    List<Deployed> sites = infra.deployed(SITES).toList();
    if (sites.size() != 1) {
      findings.add(
          Finding.in("infra", "There must be one function app, not " + sites.size() + "."));
    }
    sites.forEach(site -> findings.addAll(site(infra, site)));
    for (Deployed insights : infra.deployed("Microsoft.Insights/components").toList()) {
      findings.addAll(insights.mustBe("properties.DisableLocalAuth", true));
    }
    for (Deployed workspace : infra.deployed("Microsoft.OperationalInsights/workspaces").toList()) {
      findings.addAll(workspace.mustBe("properties.features.disableLocalAuth", true));
    }
    for (Deployed vault : infra.deployed("Microsoft.KeyVault/vaults").toList()) {
      findings.addAll(vault.mustBe("properties.enableRbacAuthorization", true));
      findings.addAll(vault.mustBe("properties.enableSoftDelete", true));
    }
    findings.addAll(signIn(infra, code));
    return findings;
  }

  private static List<Finding> site(Infra infra, Deployed site) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(site.mustBe("properties.httpsOnly", true));
    findings.addAll(site.mustBe("properties.siteConfig.minTlsVersion", "1.2"));
    String config = "properties.functionAppConfig.";
    findings.addAll(site.mustBe("identity.type", "UserAssigned"));
    findings.addAll(site.mustBe(config + "deployment.storage.type", "blobContainer"));
    findings.addAll(
        site.mustBe(config + "deployment.storage.authentication.type", "UserAssignedIdentity"));
    findings.addAll(site.mustBe(config + "runtime.name", "java"));
    Matcher release = RELEASE.matcher(infra.files().text(ProjectFiles.POM).orElse(""));
    findings.addAll(
        site.mustBe(config + "runtime.version", release.find() ? release.group(1) : ""));
    for (Deployed plan : infra.deployed("Microsoft.Web/serverfarms").toList()) {
      findings.addAll(plan.mustBe("sku.name", "FC1"));
    }
    for (String way : List.of("ftp", "scm")) {
      List<Deployed> policies =
          infra
              .deployed(SITES + "/basicPublishingCredentialsPolicies")
              .filter(policy -> policy.isNamed(way))
              .toList();
      if (policies.isEmpty()) {
        findings.add(
            Finding.at(
                site.position(), "Passwords are not turned off for deployment by " + way + "."));
      }
      policies.forEach(policy -> findings.addAll(policy.mustBe("properties.allow", false)));
    }
    return findings;
  }

  private static List<Finding> signIn(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    List<Deployed> all =
        infra
            .deployed(SITES + "/config")
            .filter(config -> config.isNamed("authsettingsV2"))
            .toList();
    if (all.isEmpty()) {
      findings.add(Finding.in("infra", "Nothing checks who calls: authsettingsV2 is missing."));
    }
    for (Deployed auth : all) {
      findings.addAll(auth.mustBe("properties.platform.enabled", true));
      findings.addAll(auth.mustBe("properties.globalValidation.requireAuthentication", true));
      findings.addAll(
          auth.mustBe("properties.globalValidation.unauthenticatedClientAction", "Return401"));
      findings.addAll(auth.mustBe("properties.httpSettings.requireHttps", true));
      findings.addAll(
          auth.mustBe("properties.identityProviders.azureActiveDirectory.enabled", true));
      for (String part : List.of("registration.clientId", "validation.allowedAudiences")) {
        if (auth.at("properties.identityProviders.azureActiveDirectory." + part).isEmpty()) {
          findings.add(
              Finding.at(auth.position(), "Tokens for other apps are taken without " + part + "."));
        }
      }
      findings.addAll(open(infra, code, auth));
      findings.addAll(tied(infra, auth));
    }
    return findings;
  }

  private static List<Finding> open(Infra infra, Code code, Deployed auth) {
    String prefix =
        infra.document(ProjectFiles.HOST).at("/extensions/http/routePrefix").asText("api");
    Set<String> expected = new TreeSet<>();
    code.openRoutes().forEach(route -> expected.add("/" + prefix + "/" + route));
    Set<String> excluded =
        auth.at("properties.globalValidation.excludedPaths").stream()
            .flatMap(paths -> infra.values().elements(paths).stream())
            .map(path -> path.text().orElseGet(path::shown))
            .collect(Collectors.toCollection(TreeSet::new));
    return excluded.equals(expected)
        ? List.of()
        : List.of(
            Finding.at(
                auth.position(),
                "excludedPaths are " + excluded + ", but open are " + expected + "."));
  }

  /** The app may believe the header with the caller's name exactly where the platform writes it. */
  private static List<Finding> tied(Infra infra, Deployed auth) {
    Optional<String> asked =
        auth.resource().body() instanceof Conditional conditional
            ? unless(conditional.condition())
            : Optional.of("");
    return infra
        .deployed(SITES + "/config")
        .filter(config -> config.isNamed("appsettings"))
        .map(settings -> Optional.ofNullable(SettingCheck.of(infra, settings).get("ENTRA_SIGN_IN")))
        .filter(setting -> asked.isEmpty() || !setting.flatMap(SiteCheck::trueUnless).equals(asked))
        .map(
            setting ->
                Finding.at(
                    setting.map(Value::position).orElse(auth.position()),
                    "ENTRA_SIGN_IN must be true exactly where authsettingsV2 is deployed."))
        .toList();
  }

  /** The parameter that must not be empty so that the setting is true. */
  private static Optional<String> trueUnless(Value setting) {
    if (setting.is("true")) {
      return Optional.of("");
    }
    if (!(setting.expression() instanceof Choice choice)) {
      return Optional.empty();
    }
    String branches = Printer.print(choice.then()) + Printer.print(choice.otherwise());
    if (branches.equals("'true''false'")) {
      return unless(choice.condition());
    }
    return branches.equals("'false''true'") ? empty(choice.condition()) : Optional.empty();
  }

  private static Optional<String> unless(Expression condition) {
    return condition instanceof Operation not && not.operator().equals("!")
        ? empty(not.operands().get(0))
        : Optional.empty();
  }

  private static Optional<String> empty(Expression condition) {
    return condition instanceof Call call && call.calls("empty")
        ? Optional.of(Printer.print(call.arguments().get(0)))
        : Optional.empty();
  }
}
