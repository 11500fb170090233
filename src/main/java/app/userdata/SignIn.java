package app.userdata;

import com.azure.core.credential.TokenCredential;
import com.azure.core.util.Configuration;
import com.azure.identity.AzureCliCredentialBuilder;
import com.azure.identity.AzureDeveloperCliCredentialBuilder;
import com.azure.identity.ChainedTokenCredentialBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.identity.ManagedIdentityCredentialBuilder;
import java.util.Optional;

/** Who the app is to Entra ID. */
final class SignIn {
  private SignIn() {}

  /** The identity of the app in Azure; of the developer who is signed in elsewhere. */
  static TokenCredential of(StorageSettings settings) {
    return settings
        .identity()
        .filter(StorageSettings.Identity::managedIdentity)
        .map(identity -> managed(identity.clientId()))
        .orElseGet(SignIn::found);
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
  private static TokenCredential found() {
    return new ChainedTokenCredentialBuilder()
        .addLast(new DefaultAzureCredentialBuilder().configuration(whereAppsRun()).build())
        .addLast(new AzureCliCredentialBuilder().build())
        .addLast(new AzureDeveloperCliCredentialBuilder().build())
        .build();
  }

  @SuppressWarnings(
      "deprecation") // Nothing else changes one value and keeps the environment's others.
  private static Configuration whereAppsRun() {
    return Configuration.getGlobalConfiguration().clone().put("AZURE_TOKEN_CREDENTIALS", "prod");
  }
}
