package app.userdata.storage;

import com.azure.core.credential.TokenCredential;
import java.net.URI;
import java.util.Optional;

/**
 * Where our storage account is and how we sign in: by connection string, or by the addresses of its
 * blob and queue services and an identity. Exactly one of the two is present.
 */
public record StorageConnection(Optional<String> connectionString, Optional<Identity> identity) {
  public StorageConnection {
    if (connectionString.isPresent() == identity.isPresent()) {
      throw new IllegalArgumentException(
          "Set either DataStorage to a connection string, or DataStorage__blobServiceUri and"
              + " DataStorage__queueServiceUri.");
    }
    connectionString.ifPresent(ConnectionText::check);
  }

  /** A connection by connection string, {@code UseDevelopmentStorage=true} included. */
  public static StorageConnection of(String connectionString) {
    return new StorageConnection(Optional.of(connectionString), Optional.empty());
  }

  /** A connection by Entra ID. */
  public static StorageConnection of(
      URI blobServiceUri, URI queueServiceUri, TokenCredential credential) {
    return new StorageConnection(
        Optional.empty(), Optional.of(new Identity(blobServiceUri, queueServiceUri, credential)));
  }

  /** Says how we sign in and where, never with what. */
  @Override
  public String toString() {
    return identity
        .map(signIn -> "DataStorage at " + signIn.blobServiceUri())
        .orElse("DataStorage by connection string");
  }

  /** Whether we hold an account key, with which links can be signed. */
  boolean hasKey() {
    return connectionString.filter(ConnectionText::hasKey).isPresent();
  }

  /** The services' addresses and who we are there. */
  public record Identity(URI blobServiceUri, URI queueServiceUri, TokenCredential credential) {
    public Identity {
      requireHttps("DataStorage__blobServiceUri", blobServiceUri);
      requireHttps("DataStorage__queueServiceUri", queueServiceUri);
    }

    private static void requireHttps(String setting, URI uri) {
      // A query could be a shared access signature, which would then be printed with the address.
      if (!"https".equalsIgnoreCase(uri.getScheme())
          || uri.getHost() == null
          || uri.getRawQuery() != null
          || uri.getRawUserInfo() != null) {
        throw new IllegalArgumentException(
            setting + " must be an address such as https://account.blob.core.windows.net.");
      }
    }
  }
}
