package app.userdata.customvision;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.okhttp.OkHttpAsyncHttpClientBuilder;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.Configuration;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Puts clients together: which request carries which credential is decided here. */
public final class CustomVisionClients {
  static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);
  private static final String SCOPE = "https://cognitiveservices.azure.com/.default";
  private static final int CONNECTIONS = 256;

  private CustomVisionClients() {}

  /**
   * A client for one resource, signing in with the training key if there is one, else with the
   * credential.
   */
  public static CustomVisionClient create(
      CustomVisionSettings settings,
      Optional<TokenCredential> credential,
      SlotLedger slots,
      Waiting waiting,
      CallMeter meter,
      Clock clock) {
    HttpClient http = http(settings.endpoint(), settings.responseTimeout());
    return create(settings, credential, http, slots, waiting, meter, clock);
  }

  /** The same over connections that somebody else makes. */
  public static CustomVisionClient create(
      CustomVisionSettings settings,
      Optional<TokenCredential> credential,
      HttpClient http,
      SlotLedger slots,
      Waiting waiting,
      CallMeter meter,
      Clock clock) {
    URI endpoint = settings.endpoint();
    HttpPipelinePolicy signing =
        settings
            .trainingKey()
            .map(key -> Credentials.key(endpoint, key))
            .or(() -> credential.map(identity -> Credentials.token(endpoint, identity, SCOPE)))
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Set CustomVision__trainingKey, or give the app an identity."));
    Pacer pacer = new Pacer(settings.callsPerSecond(), slots, waiting, clock);
    Set<String> secrets = settings.trainingKey().map(Set::of).orElse(Set.of());
    Caller service =
        new Caller(
            pipeline(http, signing), pacer, Refusals::ofService, secrets, waiting, meter, clock);
    // No credential at all: whatever a reply names as the place of a file must never see one.
    Caller store =
        new Caller(pipeline(http), Pace.NONE, Refusals::ofStore, secrets, waiting, meter, clock);
    return new CustomVisionClient(
        settings,
        service,
        new Downloads(service, store, new DownloadHosts(endpoint, settings.downloadHosts())),
        new Documents(secrets));
  }

  static HttpPipeline pipeline(HttpClient http, HttpPipelinePolicy... policies) {
    return new HttpPipelineBuilder().httpClient(http).policies(policies).build();
  }

  static HttpClient http(URI base, Duration responseTimeout) {
    Dispatcher dispatcher = new Dispatcher();
    dispatcher.setMaxRequests(2 * CONNECTIONS);
    dispatcher.setMaxRequestsPerHost(CONNECTIONS);
    // Repeating is the caller's work: a request repeated down here would take no slot.
    OkHttpClient connections =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .followSslRedirects(false)
            .build();
    OkHttpAsyncHttpClientBuilder builder =
        new OkHttpAsyncHttpClientBuilder(connections)
            .followRedirects(false)
            .dispatcher(dispatcher)
            .connectionPool(new ConnectionPool(CONNECTIONS, 1, TimeUnit.MINUTES))
            .connectionTimeout(CONNECT_TIMEOUT)
            .readTimeout(responseTimeout)
            .writeTimeout(responseTimeout)
            .responseTimeout(responseTimeout);
    // A proxy from the environment is for the world outside, not for this machine.
    return Origins.isLoopback(base)
        ? builder.configuration(Configuration.NONE).build()
        : builder.build();
  }
}
