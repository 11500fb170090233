package app.userdata.function;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
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
    return HttpReplies.answer(
        request,
        context,
        () ->
            HttpReplies.page(request, ConsolePage.get().policy(), ConsolePage.get().html())
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
                .build());
  }
}
