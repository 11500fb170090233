package app.userdata.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads who is signed in from the header that App Service authentication adds to each request,
 * after it took away what the client had sent under that name. Where that is not turned on the
 * header is anybody's, so it is read only when a setting says that it is.
 *
 * @see <a
 *     href="https://learn.microsoft.com/azure/app-service/configure-authentication-user-identities">the
 *     header's format</a>
 */
final class SignedIn {
  private static final String HEADER = "x-ms-client-principal";
  private static final String ENTRA = "aad";
  private static final int LONGEST = 64 << 10;
  private static final Pattern OBJECT_ID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Set<String> ID_CLAIMS =
      Set.of("oid", "http://schemas.microsoft.com/identity/claims/objectidentifier");
  private static final Set<String> ROLE_CLAIMS =
      Set.of("roles", "http://schemas.microsoft.com/ws/2008/06/identity/claims/role");
  private static final ObjectMapper JSON = new ObjectMapper();

  private SignedIn() {}

  /**
   * The caller as the header names it.
   *
   * @throws HttpProblem when nobody is signed in, or not with Entra ID
   */
  static Caller caller(HttpRequestMessage<?> request) {
    JsonNode principal =
        HttpRequests.header(request, HEADER)
            .filter(header -> header.length() <= LONGEST)
            .flatMap(SignedIn::decoded)
            .filter(json -> json.path("auth_typ").asText().equals(ENTRA))
            .orElseThrow(SignedIn::nobody);
    List<String> ids = claims(principal, ID_CLAIMS);
    if (ids.stream().distinct().count() != 1 || !OBJECT_ID.matcher(ids.get(0)).matches()) {
      throw nobody();
    }
    Set<Role> roles =
        claims(principal, ROLE_CLAIMS).stream()
            .flatMap(value -> Role.of(value).stream())
            .collect(Collectors.toUnmodifiableSet());
    return new Caller(Optional.of(ids.get(0)), roles);
  }

  private static Optional<JsonNode> decoded(String header) {
    try {
      return Optional.of(JSON.readTree(Base64.getDecoder().decode(header)));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static List<String> claims(JsonNode principal, Set<String> types) {
    List<String> values = new ArrayList<>();
    for (JsonNode claim : principal.path("claims")) {
      if (types.contains(claim.path("typ").asText())) {
        values.add(claim.path("val").asText());
      }
    }
    return values;
  }

  private static HttpProblem nobody() {
    return new HttpProblem(
        HttpStatus.UNAUTHORIZED,
        "not-signed-in",
        "Sign in with Entra ID: send its token for this app as Authorization: Bearer.");
  }
}
