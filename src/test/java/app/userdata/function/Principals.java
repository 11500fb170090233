package app.userdata.function;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Headers of people who are signed in, as App Service authentication writes them. */
final class Principals {
  static final String HEADER = "X-MS-CLIENT-PRINCIPAL";
  static final String ANNE = "11111111-2222-3333-4444-555555555555";
  static final String BEN = "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee";

  private Principals() {}

  /** A JSON request of somebody with these roles. */
  static Map<String, String> headers(String objectId, String... roles) {
    Map<String, String> headers = new HashMap<>(Requests.JSON);
    headers.put(HEADER, header(objectId, roles));
    return headers;
  }

  static String header(String objectId, String... roles) {
    ObjectNode principal = JsonNodeFactory.instance.objectNode().put("auth_typ", "aad");
    claim(principal, "http://schemas.microsoft.com/identity/claims/objectidentifier", objectId);
    claim(principal, "name", "Somebody");
    for (String role : roles) {
      claim(principal, "roles", role);
    }
    principal.put("name_typ", "name").put("role_typ", "roles");
    return encoded(principal.toString());
  }

  static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private static void claim(ObjectNode principal, String type, String value) {
    principal.withArray("claims").addObject().put("typ", type).put("val", value);
  }
}
