package app.userdata.infra;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The queues and containers that are deployed are those that the code uses. */
final class QueueCheck implements Check {
  static final String QUEUES = "Microsoft.Storage/storageAccounts/queueServices/queues";
  static final String CONTAINERS = "Microsoft.Storage/storageAccounts/blobServices/containers";

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    Set<String> queues = new TreeSet<>(code.triggers());
    code.triggers().forEach(queue -> queues.add(queue + "-poison"));
    queues.add(code.events());
    findings.addAll(same(infra, QUEUES, "queue", queues));
    Set<String> containers = new TreeSet<>(code.containers().values());
    Set<String> packages = packages(infra);
    containers.addAll(packages);
    findings.addAll(same(infra, CONTAINERS, "container", containers));
    findings.addAll(referred(infra, queues, containers));
    findings.addAll(settings(infra, code));
    int deliveries =
        infra.document(ProjectFiles.HOST).at("/extensions/queues/maxDequeueCount").asInt();
    if (deliveries < 2) {
      findings.add(
          Finding.in(
              ProjectFiles.HOST, "maxDequeueCount must be set: poison queues depend on it."));
    }
    if (packages.size() != 1) {
      findings.add(
          Finding.in("infra", "functionAppConfig must name one container of the deployment."));
    }
    return findings;
  }

  private static List<Finding> same(Infra infra, String type, String what, Set<String> expected) {
    List<Finding> findings = new ArrayList<>();
    Set<String> found = new HashSet<>();
    for (Deployed resource : infra.deployed(type).toList()) {
      for (Value name : resource.at("name")) {
        String text = name.text().orElse(name.shown());
        if (!expected.contains(text)) {
          findings.add(Finding.at(name.position(), "Nothing uses the " + what + " " + text + "."));
        } else if (!found.add(text)) {
          findings.add(
              Finding.at(name.position(), "The " + what + " " + text + " is there twice."));
        }
      }
    }
    expected.stream()
        .filter(name -> !found.contains(name))
        .forEach(
            name -> findings.add(Finding.in("infra", "There is no " + what + " " + name + ".")));
    return findings;
  }

  /** Roles are given on queues and containers that are deployed elsewhere. */
  private static List<Finding> referred(Infra infra, Set<String> queues, Set<String> containers) {
    return infra.resources().stream()
        .filter(resource -> resource.resource().existing())
        .filter(resource -> Set.of(QUEUES, CONTAINERS).contains(resource.type()))
        .flatMap(
            resource ->
                resource.at("name").stream()
                    .filter(
                        name ->
                            !(resource.type().equals(QUEUES) ? queues : containers)
                                .contains(name.text().orElse("")))
                    .map(
                        name ->
                            Finding.at(resource.position(), "There is no " + name.shown() + ".")))
        .toList();
  }

  /** Containers have the names that the settings give the code. */
  private static List<Finding> settings(Infra infra, Code code) {
    return infra
        .deployed("Microsoft.Web/sites/config")
        .filter(config -> config.isNamed("appsettings"))
        .flatMap(
            settings ->
                code.containers().entrySet().stream()
                    .filter(container -> !settings.at("properties." + container.getKey()).isEmpty())
                    .flatMap(
                        container ->
                            settings
                                .mustBe("properties." + container.getKey(), container.getValue())
                                .stream()))
        .toList();
  }

  /** What the deployment reads: the last part of an address. */
  private static Set<String> packages(Infra infra) {
    return infra
        .deployed("Microsoft.Web/sites")
        .flatMap(site -> site.at("properties.functionAppConfig.deployment.storage.value").stream())
        .flatMap(address -> container(infra, address))
        .collect(Collectors.toSet());
  }

  private static Stream<String> container(Infra infra, Value address) {
    if (!(address.expression() instanceof app.userdata.infra.bicep.Expression.Text text)
        || text.holes().isEmpty()) {
      return Stream.empty();
    }
    String after = text.literals().get(text.literals().size() - 1);
    return after.isEmpty()
        ? infra
            .values()
            .possible(address.sibling(text.holes().get(text.holes().size() - 1)))
            .stream()
            .flatMap(value -> value.text().stream())
        : Stream.of(after);
  }
}
