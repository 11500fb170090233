package app.userdata.storage;

import com.azure.core.http.HttpClient;
import com.azure.storage.blob.BlobServiceClient;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.QueueServiceVersion;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The SDK's clients for one account, made when first asked for. Their retry policy is the only
 * layer of retries for storage.
 */
final class StorageClients {
  /** The newest version that both the SDK and the pinned Azurite know. */
  static final BlobServiceVersion BLOB_VERSION = BlobServiceVersion.V2025_11_05;

  private static final QueueServiceVersion QUEUE_VERSION = QueueServiceVersion.V2025_11_05;

  private static final int TRIES = 4;
  private static final Duration FIRST_DELAY = Duration.ofMillis(500);
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(8);

  private final StorageConnection connection;
  private final HttpClient http;
  private @Nullable BlobServiceClient blobs;
  private @Nullable BlobServiceClient blobsWithoutRetries;
  private @Nullable QueueServiceClient queues;

  StorageClients(StorageConnection connection, HttpClient http) {
    this.connection = connection;
    this.http = http;
  }

  boolean hasKey() {
    return connection.hasKey();
  }

  boolean hasIdentity() {
    return connection.identity().isPresent();
  }

  synchronized BlobServiceClient blobs() {
    if (blobs == null) {
      blobs = blobs(retries(TRIES));
    }
    return blobs;
  }

  /** For what can be sent only once. */
  synchronized BlobServiceClient blobsWithoutRetries() {
    if (blobsWithoutRetries == null) {
      blobsWithoutRetries = blobs(retries(1));
    }
    return blobsWithoutRetries;
  }

  private BlobServiceClient blobs(RequestRetryOptions retries) {
    BlobServiceClientBuilder builder =
        new BlobServiceClientBuilder()
            .httpClient(http)
            .serviceVersion(BLOB_VERSION)
            .retryOptions(retries);
    connection.connectionString().ifPresent(builder::connectionString);
    connection
        .identity()
        .ifPresent(
            identity ->
                builder
                    .endpoint(identity.blobServiceUri().toString())
                    .credential(identity.credential()));
    return builder.buildClient();
  }

  synchronized QueueServiceClient queues() {
    if (queues == null) {
      QueueServiceClientBuilder builder =
          new QueueServiceClientBuilder()
              .httpClient(http)
              .serviceVersion(QUEUE_VERSION)
              .retryOptions(retries(TRIES));
      connection.connectionString().ifPresent(builder::connectionString);
      connection
          .identity()
          .ifPresent(
              identity ->
                  builder
                      .endpoint(identity.queueServiceUri().toString())
                      .credential(identity.credential()));
      queues = builder.buildClient();
    }
    return queues;
  }

  private static RequestRetryOptions retries(int tries) {
    Duration noLimitPerTry = null;
    return new RequestRetryOptions(
        RetryPolicyType.EXPONENTIAL, tries, noLimitPerTry, FIRST_DELAY, LONGEST_DELAY, null);
  }
}
