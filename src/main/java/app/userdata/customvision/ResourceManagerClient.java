package app.userdata.customvision;

import app.userdata.customvision.Caller.Call;
import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Azure Resource Manager, Cognitive Services 2023-05-01: the account behind a resource id. Keys are
 * never asked for.
 */
public final class ResourceManagerClient {
  private static final String SCOPE = "https://management.azure.com/.default";
  private static final String VERSION = "?api-version=2023-05-01";
  private static final Pattern RESOURCE_ID =
      Pattern.compile(
          "/subscriptions/[^/?#]+/resourceGroups/[^/?#]+/providers/Microsoft\\.CognitiveServices/accounts/[^/?#]+");

  private final URI base;
  private final Caller caller;
  private final Documents documents = new Documents(Set.of());

  ResourceManagerClient(URI base, Caller caller) {
    this.base = base;
    this.caller = caller;
  }

  public static ResourceManagerClient create(TokenCredential credential, Waiting waiting) {
    var pipeline =
        new HttpPipelineBuilder()
            .httpClient(CustomVisionClients.http())
            .policies(new BearerTokenAuthenticationPolicy(credential, SCOPE))
            .build();
    return new ResourceManagerClient(
        URI.create("https://management.azure.com"), new Caller(pipeline, Pace.NONE, waiting));
  }

  /** The account's properties; absent when this app's identity may not read them. */
  public Optional<RawJson> account(String resourceId) {
    return get("Accounts_Get", resourceId, "");
  }

  /** The account's quotas. */
  public Optional<RawJson> usages(String resourceId) {
    return get("Accounts_ListUsages", resourceId, "/usages");
  }

  private Optional<RawJson> get(String operation, String resourceId, String path) {
    if (!RESOURCE_ID.matcher(resourceId).matches()) {
      throw new IllegalArgumentException(
          "CustomVision__resourceId is not the id of a Cognitive Services account.");
    }
    try {
      return Optional.of(
          documents.raw(caller.call(Call.get(operation, base + resourceId + path + VERSION))));
    } catch (CustomVisionException.Unauthorized
        | CustomVisionException.Rejected
        | CustomVisionException.NotFound e) {
      return Optional.empty();
    }
  }
}
