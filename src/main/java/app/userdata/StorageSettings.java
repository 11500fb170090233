package app.userdata;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where records, queues and archives are: a connection string, or the addresses of an account that
 * is entered by Entra ID. Exactly one of the two is present, unless other ports are used.
 */
public record StorageSettings(Optional<String> connectionString, Optional<Identity> identity) {
  /** The name that queue triggers bind to. */
  static final String CONNECTION = "DataStorage";

  /** The host looks for this name first; whoever set it must reach the same account from here. */
  static final String HOST_CONNECTION = "AzureWebJobsDataStorage";

  static final String BLOBS = CONNECTION + "__blobServiceUri";
  static final String QUEUES = CONNECTION + "__queueServiceUri";
  static final String CREDENTIAL = CONNECTION + "__credential";
  static final String CLIENT_ID = CONNECTION + "__clientId";
  static final List<String> NAMES =
      List.of(CONNECTION, HOST_CONNECTION, BLOBS, QUEUES, CREDENTIAL, CLIENT_ID);

  /**
   * An account that is entered by Entra ID.
   *
   * @param managedIdentity whether only a managed identity may be used
   * @param clientId which one, where it is assigned by users
   */
  public record Identity(
      URI blobServiceUri,
      URI queueServiceUri,
      boolean managedIdentity,
      Optional<String> clientId) {}

  /** Without the account key. */
  @Override
  public String toString() {
    return "StorageSettings[" + identity.map(Object::toString).orElse("connection string") + "]";
  }

  static StorageSettings read(SettingsReader reader) {
    Optional<String> connection =
        reader
            .text(HOST_CONNECTION)
            .or(() -> reader.text(CONNECTION))
            .map(StorageSettings::checked);
    Optional<URI> blobs = reader.address(BLOBS, "https://ACCOUNT.blob.core.windows.net");
    Optional<URI> queues = reader.address(QUEUES, "https://ACCOUNT.queue.core.windows.net");
    boolean managed = managedIdentity(reader);
    Optional<String> clientId = clientId(reader, managed);
    if (connection.isPresent() && (blobs.isPresent() || queues.isPresent())) {
      throw new InvalidSettingException(
          CONNECTION
              + " must be absent where "
              + BLOBS
              + " or "
              + QUEUES
              + " is set: use one way.");
    }
    if (connection.isPresent()) {
      return new StorageSettings(connection, Optional.empty());
    }
    if (blobs.isEmpty() || queues.isEmpty()) {
      throw new InvalidSettingException(
          "Set "
              + CONNECTION
              + " to a storage connection string, or both "
              + BLOBS
              + " and "
              + QUEUES
              + " to the addresses of the account.");
    }
    return new StorageSettings(
        Optional.empty(), Optional.of(new Identity(blobs.get(), queues.get(), managed, clientId)));
  }

  private static String checked(String connectionString) {
    if (!connectionString.contains("=")) {
      throw new InvalidSettingException(
          CONNECTION
              + " must be a connection string as the storage account's access keys show it, or"
              + " UseDevelopmentStorage=true for Azurite.");
    }
    return connectionString;
  }

  private static boolean managedIdentity(SettingsReader reader) {
    Optional<String> credential = reader.text(CREDENTIAL);
    if (credential.isPresent() && !credential.get().equalsIgnoreCase("managedidentity")) {
      throw new InvalidSettingException(CREDENTIAL + " must be managedidentity, or absent.");
    }
    return credential.isPresent();
  }

  private static Optional<String> clientId(SettingsReader reader, boolean managed) {
    Optional<String> id = reader.uuid(CLIENT_ID);
    if (id.isPresent() && !managed) {
      throw new InvalidSettingException(
          CLIENT_ID + " needs " + CREDENTIAL + " set to managedidentity.");
    }
    return id;
  }
}
