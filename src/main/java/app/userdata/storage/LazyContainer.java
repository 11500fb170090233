package app.userdata.storage;

import static app.userdata.storage.StorageErrors.guard;

import com.azure.core.http.HttpPipeline;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.specialized.BlockBlobClient;

/** A container that is created by the first write of this process and missing, or empty, before. */
final class LazyContainer {
  private final StorageClients clients;
  private final String name;
  private volatile boolean created;

  LazyContainer(StorageClients clients, String name) {
    this.clients = clients;
    this.name = name;
  }

  String name() {
    return name;
  }

  BlobContainerClient client() {
    return clients.blobs().getBlobContainerClient(name);
  }

  BlobClient blob(String blobName) {
    // The SDK decodes the name that it is given; a percent sign in ours is a percent sign.
    return client().getBlobClient(blobName.replace("%", "%25"));
  }

  /** A blob to write to; makes the container unless this process did so before. */
  BlockBlobClient writable(String blobName) {
    create();
    return blob(blobName).getBlockBlobClient();
  }

  /** The container's address, for requests of our own; makes the container as above. */
  String writableUrl() {
    create();
    return clients.blobs().getAccountUrl() + "/" + name;
  }

  /** Signs requests of our own, and repeats them. */
  HttpPipeline pipeline() {
    return clients.blobs().getHttpPipeline();
  }

  /** Signs them only. */
  HttpPipeline pipelineWithoutRetries() {
    return clients.blobsWithoutRetries().getHttpPipeline();
  }

  private void create() {
    if (!created) {
      createOnce();
    }
  }

  private synchronized void createOnce() {
    if (!created) {
      guard("create", "container " + name, () -> client().createIfNotExists());
      created = true;
    }
  }
}
