package app.userdata.dev.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.azure.functions.HttpMethod;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The host's own routes: its status, and running a function that has no HTTP trigger by hand. */
final class AdminRoutes {
  private static final Pattern FUNCTION = Pattern.compile("/admin/functions/([A-Za-z0-9_-]+)");

  private final Map<String, AppFunction> functions;
  private final Invoker invoker;
  private final ExecutorService runs = Executors.newCachedThreadPool(Threads.daemons("admin"));

  /** The functions that may be run, by name. */
  AdminRoutes(Map<String, AppFunction> functions, Invoker invoker) {
    this.functions = Map.copyOf(functions);
    this.invoker = invoker;
  }

  /** Carries a request out and returns the status to reply with. */
  int handle(HostRequest request) {
    String path = request.uri().getRawPath();
    if (path.equals("/admin/host/status") || path.equals("/admin/host/ping")) {
      return 200;
    }
    Matcher matcher = FUNCTION.matcher(path);
    Optional<AppFunction> function =
        matcher.matches() ? Optional.ofNullable(functions.get(matcher.group(1))) : Optional.empty();
    if (function.isEmpty() || request.method() != HttpMethod.POST) {
      return 404;
    }
    try {
      String input =
          new ObjectMapper().readTree(request.text().orElse("{}")).path("input").asText("");
      runs.execute(() -> run(function.get(), input));
      return 202;
    } catch (JsonProcessingException e) {
      return 400;
    }
  }

  private void run(AppFunction function, String input) {
    try {
      invoker.invoke(
          function, Invocation.of(function.staged(), input, Map.of("DequeueCount", "1")));
    } catch (InvocationException e) {
      // The invoker has logged it; nobody waits for the outcome.
      return;
    }
  }
}
