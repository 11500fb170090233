package app.userdata.dev.benchmark;

import app.userdata.dev.sink.Sink;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.blob.sas.BlobContainerSasPermission;
import com.azure.storage.blob.sas.BlobServiceSasSignatureValues;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** The container of archives, as its owner sees it. */
final class Archives {
  private static final int VALID_DAYS = 2;

  private final BlobContainerClient container;

  /** Makes the container unless it is there. */
  Archives(String connection) {
    this.container = open(connection);
    container.createIfNotExists();
  }

  static BlobContainerClient open(String connection) {
    return new BlobContainerClientBuilder()
        .connectionString(connection)
        .containerName(Sink.ARCHIVES)
        .serviceVersion(BlobServiceVersion.V2025_11_05)
        .buildClient();
  }

  /** Its address, and the query with which anybody may write. */
  List<String> target() {
    BlobContainerSasPermission writing =
        new BlobContainerSasPermission().setCreatePermission(true).setWritePermission(true);
    BlobServiceSasSignatureValues values =
        new BlobServiceSasSignatureValues(
            OffsetDateTime.now(ZoneOffset.UTC).plusDays(VALID_DAYS), writing);
    return List.of(container.getBlobContainerUrl(), container.generateSas(values));
  }

  void empty() {
    container.listBlobs().stream()
        .parallel()
        .forEach(blob -> container.getBlobClient(blob.getName()).delete());
  }
}
