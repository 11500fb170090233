package app.userdata.job;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpMethod;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.util.Context;
import reactor.core.publisher.Mono;

/** A service whose calls have the fate that chaos gives them. */
record ChaoticService(HttpClient real, Chaos chaos) implements HttpClient {
  @Override
  public Mono<HttpResponse> send(HttpRequest request) {
    return Mono.fromSupplier(() -> sendSync(request, Context.NONE));
  }

  @Override
  public HttpResponse sendSync(HttpRequest request, Context context) {
    Chaos.Fate fate = chaos.next(request.getHttpMethod() != HttpMethod.GET);
    if (fate == Chaos.Fate.FAILS_BEFORE || fate == Chaos.Fate.FAILS_AFTER) {
      // How the service fails is for the weather to say.
      return real.sendSync(request, context);
    }
    fate.before();
    HttpResponse response = real.sendSync(request, context);
    fate.after();
    return response;
  }
}
