package app.userdata.customvision;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * Puts clients together. Two pipelines: one that carries the key to the service, and one for its
 * blob hosts that knows no key.
 */
public final class CustomVisionClients {
  private static final String SCOPE = "https://cognitiveservices.azure.com/.default";
  private static final int CONNECTIONS = 64;

  private CustomVisionClients() {}

  /** A client that shows the key of the settings or, without one, a token of the credential. */
  public static CustomVisionClient create(
      CustomVisionSettings settings,
      Optional<TokenCredential> credential,
      SlotLedger ledger,
      Waiting waiting,
      Clock clock) {
    HttpClient http = http();
    HttpPipeline service =
        new HttpPipelineBuilder()
            .httpClient(http)
            .policies(authentication(settings, credential))
            .build();
    HttpPipeline blobs = new HttpPipelineBuilder().httpClient(http).build();
    Pace pace = new Pacer(settings.callsPerSecond(), ledger, waiting, clock);
    return new CustomVisionClient(
        settings,
        new Caller(service, pace, waiting),
        new Downloads(blobs, new DownloadHosts(settings), waiting),
        new Documents(settings.trainingKey().map(Set::of).orElse(Set.of())));
  }

  private static HttpPipelinePolicy authentication(
      CustomVisionSettings settings, Optional<TokenCredential> credential) {
    if (settings.trainingKey().isPresent()) {
      HttpHeaders headers = new HttpHeaders();
      headers.set(HttpHeaderName.fromString("Training-Key"), settings.trainingKey().get());
      return new AddHeadersPolicy(headers);
    }
    return new BearerTokenAuthenticationPolicy(
        credential.orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Neither CustomVision__trainingKey nor an identity is set.")),
        SCOPE);
  }

  /** Follows no redirects: a redirect would carry the key to a host that nobody allowed. */
  static HttpClient http() {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(2 * CONNECTIONS);
    dispatcher.setMaxRequestsPerHost(CONNECTIONS);
    OkHttpClient client =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .followRedirects(false)
            .followSslRedirects(false)
            .retryOnConnectionFailure(false)
            .connectTimeout(Duration.ofSeconds(10))
            .readTimeout(Duration.ofSeconds(60))
            .build();
    return new OkHttpAsyncHttpClientBuilder(client).build();
  }
}
