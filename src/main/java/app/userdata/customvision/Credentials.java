package app.userdata.customvision;

import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.http.policy.HttpPipelineSyncPolicy;
import java.net.URI;

/** The policies that sign requests to one endpoint, with a key or with a token. */
final class Credentials {
  private static final HttpHeaderName TRAINING_KEY = HttpHeaderName.fromString("Training-Key");

  private Credentials() {}

  static HttpPipelinePolicy key(URI endpoint, String key) {
    return new EndpointOnly(endpoint, new Header(TRAINING_KEY, () -> key));
  }

  static HttpPipelinePolicy token(URI endpoint, TokenCredential credential, String scope) {
    if (Origins.isLoopback(endpoint) && "http".equals(endpoint.getScheme())) {
      // The policy of the SDK insists on https, which a server on this machine need not have.
      TokenRequestContext context = new TokenRequestContext().addScopes(scope);
      return new EndpointOnly(
          endpoint,
          new Header(
              HttpHeaderName.AUTHORIZATION,
              () -> "Bearer " + credential.getTokenSync(context).getToken()));
    }
    return new EndpointOnly(endpoint, new BearerTokenAuthenticationPolicy(credential, scope));
  }

  /** Sets one header. */
  private static final class Header extends HttpPipelineSyncPolicy {
    private final HttpHeaderName name;
    private final java.util.function.Supplier<String> value;

    Header(HttpHeaderName name, java.util.function.Supplier<String> value) {
      this.name = name;
      this.value = value;
    }

    @Override
    protected void beforeSendingRequest(HttpPipelineCallContext context) {
      context.getHttpRequest().setHeader(name, value.get());
    }
  }
}
