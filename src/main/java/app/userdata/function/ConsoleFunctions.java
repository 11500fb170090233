package app.userdata.function;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import java.util.function.Supplier;

/** The page for administrators, who would otherwise write curl. */
public final class ConsoleFunctions {
  /** The app is left alone: the page must come also where a setting is wrong, and say so then. */
  public ConsoleFunctions(Supplier<App> app) {}

  /** The page itself, which holds no data and so needs no key. */
  @FunctionName("Console")
  public HttpResponseMessage console(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "console")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return HttpReplies.answer(request, context, () -> page(request, ConsolePage.get()));
  }

  private static HttpResponseMessage page(HttpRequestMessage<?> request, ConsolePage page) {
    boolean known =
        HttpRequests.header(request, "if-none-match").filter(page.tag()::equals).isPresent();
    HttpResponseMessage.Builder reply =
        known
            ? request.createResponseBuilder(HttpStatus.NOT_MODIFIED)
            : request.createResponseBuilder(HttpStatus.OK).body(page.html());
    return reply
        .header("Content-Type", "text/html; charset=utf-8")
        .header("ETag", page.tag())
        .header("Cache-Control", "no-cache")
        .header("Content-Security-Policy", page.policy())
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cross-Origin-Opener-Policy", "same-origin")
        .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
        .build();
  }
}
