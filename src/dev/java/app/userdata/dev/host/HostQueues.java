package app.userdata.dev.host;

import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.storage.queue.QueueServiceClient;
import com.azure.storage.queue.QueueServiceClientBuilder;
import com.azure.storage.queue.QueueServiceVersion;
import java.util.Map;
import java.util.Optional;

/** Opens the storage account that a trigger's {@code connection} names. */
final class HostQueues {
  private HostQueues() {}

  static QueueServiceClient open(String connection, Map<String, String> settings) {
    String text =
        Optional.ofNullable(settings.get("AzureWebJobs" + connection))
            .filter(value -> !value.isBlank())
            .or(() -> Optional.ofNullable(settings.get(connection)))
            .filter(value -> !value.isBlank())
            .orElseThrow(
                () ->
                    new HostException(
                        "Set "
                            + connection
                            + " to a connection string, such as UseDevelopmentStorage=true;"
                            + " this host cannot sign in with an identity."));
    try {
      return new QueueServiceClientBuilder()
          .connectionString(text)
          .serviceVersion(QueueServiceVersion.V2025_11_05)
          .httpClient(new OkHttpAsyncHttpClientBuilder().build())
          .buildClient();
    } catch (IllegalArgumentException e) {
      throw new HostException(connection + " is not a storage connection string.");
    }
  }
}
