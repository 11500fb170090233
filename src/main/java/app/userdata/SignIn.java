package app.userdata;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.util.Configuration;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.AzureDeveloperCliCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Who the app is to Entra ID, in storage as for the service: the identity of the app in Azure, of
 * the developer who is signed in elsewhere. Found out when the first token is asked for.
 */
final class SignIn implements TokenCredential {
  private final Supplier<TokenCredential> finder;
  private @Nullable TokenCredential found;

  private SignIn(Supplier<TokenCredential> finder) {
    this.finder = finder;
  }

  /** The identity that settings of the storage choose, or whatever is there. */
  static SignIn of(StorageSettings settings) {
    return new SignIn(
        () ->
            settings
                .identity()
                .filter(StorageSettings.Identity::managedIdentity)
                .map(identity -> managed(identity.clientId()))
                .orElseGet(SignIn::whatIsThere));
  }

  /** A managed identity by its client id. */
  static SignIn as(String clientId) {
    return new SignIn(() -> managed(Optional.of(clientId)));
  }

  @Override
  public Mono<AccessToken> getToken(TokenRequestContext request) {
    return credential().getToken(request);
  }

  @Override
  public AccessToken getTokenSync(TokenRequestContext request) {
    return credential().getTokenSync(request);
  }

  private synchronized TokenCredential credential() {
    if (found == null) {
      found = finder.get();
    }
    return found;
  }

  private static TokenCredential managed(Optional<String> clientId) {
    ManagedIdentityCredentialBuilder managed = new ManagedIdentityCredentialBuilder();
    clientId.ifPresent(managed::clientId);
    return managed.build();
  }

  /**
   * What Azure Identity finds where apps run, then what {@code az} and {@code azd} know. Its own
   * chain would ask IDEs before those, which takes native code that we leave out: it would end
   * there, with an Error.
   */
  private static TokenCredential whatIsThere() {
    return new ChainedTokenCredentialBuilder()
        .addLast(new DefaultAzureCredentialBuilder().configuration(whereAppsRun()).build())
        .addLast(new AzureCliCredentialBuilder().build())
        .addLast(new AzureDeveloperCliCredentialBuilder().build())
        .build();
  }

  @SuppressWarnings("deprecation") // Nothing else keeps the environment's other values.
  private static Configuration whereAppsRun() {
    return Configuration.getGlobalConfiguration().clone().put("AZURE_TOKEN_CREDENTIALS", "prod");
  }
}
