package app.userdata.customvision;

import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import java.net.URI;
import reactor.core.publisher.Mono;

/** Lets a policy that carries a credential see requests to the endpoint and to nothing else. */
final class EndpointOnly implements HttpPipelinePolicy {
  private final URI endpoint;
  private final HttpPipelinePolicy credential;

  EndpointOnly(URI endpoint, HttpPipelinePolicy credential) {
    this.endpoint = endpoint;
    this.credential = credential;
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    return toEndpoint(context) ? credential.process(context, next) : next.process();
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    return toEndpoint(context) ? credential.processSync(context, next) : next.processSync();
  }

  private boolean toEndpoint(HttpPipelineCallContext context) {
    return Origins.same(endpoint, URI.create(context.getHttpRequest().getUrl().toString()));
  }
}
