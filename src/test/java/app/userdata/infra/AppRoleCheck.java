package app.userdata.infra;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The app registration offers the roles that the code asks callers for. */
final class AppRoleCheck implements Check {
  private static final String FILE = "infra/app-roles.json";

  @Override
  public List<Finding> find(Infra infra, Code code) {
    List<Finding> findings = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> values = new TreeSet<>();
    for (JsonNode role : infra.document(FILE)) {
      String value = role.path("value").asText();
      values.add(value);
      if (!ids.add(role.path("id").asText())) {
        findings.add(Finding.in(FILE, "The id of " + value + " is another role's."));
      }
      if (!role.path("isEnabled").asBoolean() || role.path("allowedMemberTypes").isEmpty()) {
        findings.add(Finding.in(FILE, "Nobody can have the role " + value + "."));
      }
    }
    Set<String> asked = new TreeSet<>(code.roles());
    if (!values.equals(asked)) {
      findings.add(
          Finding.in(FILE, "It offers " + values + ", and the code asks for " + asked + "."));
    }
    return findings;
  }
}
