package app.userdata.infra;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Storage takes no keys and no strangers, and keeps nothing of users that was deleted. */
final class StorageCheck implements Check {
  private static final String ACCOUNTS = "Microsoft.Storage/storageAccounts";
  private static final String BLOB_SERVICES = ACCOUNTS + "/blobServices";
  private static final String QUEUE_SERVICES = ACCOUNTS + "/queueServices";

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    infra.deployed(ACCOUNTS).forEach(account -> findings.addAll(account(account)));
    infra
        .deployed(QueueCheck.CONTAINERS)
        .forEach(container -> findings.addAll(container.mustBe("properties.publicAccess", "None")));
    Set<Owned> withUserData =
        infra.deployed(QUEUE_SERVICES).map(Owned::of).collect(Collectors.toSet());
    if (withUserData.size() != 1) {
      findings.add(Finding.in("infra", "One account must hold the queues and all user data."));
    }
    List<Deployed> blobs =
        infra
            .deployed(BLOB_SERVICES)
            .filter(service -> withUserData.contains(Owned.of(service)))
            .toList();
    if (blobs.isEmpty()) {
      findings.add(
          Finding.in("infra", "The account of user data leaves its blob service as it comes."));
    }
    blobs.forEach(service -> findings.addAll(forgets(service)));
    findings.addAll(lifecycle(infra, code));
    return findings;
  }

  /** The account of a service. */
  private record Owned(String file, Optional<String> account) {
    static Owned of(Deployed service) {
      return new Owned(service.file(), service.parent());
    }
  }

  private static List<Finding> account(Deployed account) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(account.mustBe("properties.allowSharedKeyAccess", false));
    findings.addAll(account.mustBe("properties.allowBlobPublicAccess", false));
    findings.addAll(account.mustBe("properties.allowCrossTenantReplication", false));
    findings.addAll(account.mustBe("properties.defaultToOAuthAuthentication", true));
    findings.addAll(account.mustBe("properties.supportsHttpsTrafficOnly", true));
    findings.addAll(account.mustBe("properties.minimumTlsVersion", "TLS1_2"));
    return findings;
  }

  private static List<Finding> forgets(Deployed service) {
    List<Finding> findings = new ArrayList<>();
    findings.addAll(service.mustBe("properties.deleteRetentionPolicy.enabled", false));
    findings.addAll(service.mustBe("properties.containerDeleteRetentionPolicy.enabled", false));
    findings.addAll(service.mustBe("properties.isVersioningEnabled", false));
    findings.addAll(service.mustBe("properties.changeFeed.enabled", false));
    return findings;
  }

  /** A rule that deletes must never reach the records: evidence lies among them. */
  private static List<Finding> lifecycle(Infra infra, Code code) {
    String archives = code.containers().get("EXPORT_CONTAINER") + "/";
    List<Finding> findings = new ArrayList<>();
    for (Deployed policy : infra.deployed(ACCOUNTS + "/managementPolicies").toList()) {
      for (Value rules : policy.at("properties.policy.rules")) {
        for (Value rule : infra.values().elements(rules)) {
          List<Value> prefixes =
              infra.values().at(rule, "definition.filters.prefixMatch").stream()
                  .flatMap(list -> infra.values().elements(list).stream())
                  .toList();
          if (prefixes.isEmpty() || !prefixes.stream().allMatch(prefix -> prefix.is(archives))) {
            findings.add(
                Finding.at(
                    rule.position(),
                    "A rule that deletes blobs must be for " + archives + " only."));
          }
        }
      }
    }
    return findings;
  }
}
