package app.userdata.function;

import app.userdata.job.Engine;
import com.microsoft.azure.functions.HttpRequestMessage;
import java.util.Optional;

/**
 * What functions call, put together by the composition root.
 *
 * @param signIn whether App Service authentication stands in front and tells who calls
 * @param publicBaseUrl the app's address for links, where the one in requests is not the public one
 */
public record App(Engine engine, boolean signIn, Optional<String> publicBaseUrl) {
  /** Where the links of a reply begin. */
  String baseUrl(HttpRequestMessage<?> request) {
    return publicBaseUrl.orElse(HttpRequests.origin(request));
  }
}
