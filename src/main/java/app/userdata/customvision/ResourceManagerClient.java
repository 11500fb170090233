package app.userdata.customvision;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what Azure Resource Manager knows of an account; keys are never asked for. */
public final class ResourceManagerClient {
  /** The public cloud. */
  public static final URI AZURE = URI.create("https://management.azure.com");

  private static final String SCOPE = "https://management.azure.com/.default";
  private static final String API_VERSION = "2023-05-01";
  private static final Duration RESPONSE_TIMEOUT = Duration.ofSeconds(60);
  private static final Pattern RESOURCE_ID =
      Pattern.compile(
          "(?i)/subscriptions/[0-9a-f-]{36}/resourceGroups/[\\w.()-]{1,90}/providers"
              + "/Microsoft\\.CognitiveServices/accounts/[\\w.-]{1,64}");

  private final URI base;
  private final Caller caller;
  private final Documents documents = new Documents(Set.of());

  public ResourceManagerClient(
      URI base, TokenCredential credential, Waiting waiting, CallMeter meter, Clock clock) {
    this.base = Origins.checked("The address of Azure Resource Manager", base);
    HttpClient http = CustomVisionClients.http(this.base, RESPONSE_TIMEOUT);
    this.caller =
        new Caller(
            CustomVisionClients.pipeline(http, Credentials.token(this.base, credential, SCOPE)),
            Pace.NONE,
            Refusals::ofResourceManager,
            Set.of(),
            waiting,
            meter,
            clock);
  }

  /** Refuses what is no resource id of an account, with a sentence that names the setting. */
  public static String checked(String resourceId) {
    String id = resourceId.strip().replaceFirst("/$", "");
    if (!RESOURCE_ID.matcher(id).matches()) {
      throw new IllegalArgumentException(
          "CustomVision__resourceId must look like /subscriptions/ID/resourceGroups/NAME/providers"
              + "/Microsoft.CognitiveServices/accounts/NAME.");
    }
    return id;
  }

  /** Properties of the account; absent when there is no such account. */
  public Optional<RawJson> account(String resourceId) {
    return get("Accounts_Get", checked(resourceId));
  }

  /** Quotas of the account and what is used of them; absent when there is no such account. */
  public Optional<RawJson> usages(String resourceId) {
    return get("Accounts_ListUsages", checked(resourceId) + "/usages");
  }

  private Optional<RawJson> get(String operation, String path) {
    Address address = new Address(base + path).with("api-version", API_VERSION);
    try {
      return Optional.of(
          caller.read(
              Call.get(operation, address), body -> documents.one(body, (node, json) -> json)));
    } catch (CustomVisionException.NotFound e) {
      return Optional.empty();
    }
  }
}
