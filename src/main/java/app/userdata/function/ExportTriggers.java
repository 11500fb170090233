package app.userdata.function;

import app.userdata.category.CategoryId;
import app.userdata.job.Exports;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.util.Optional;
import java.util.function.Supplier;

/** What all functions that export have in common: starting a job, and doing one of its steps. */
final class ExportTriggers {
  static final String POLL_SECONDS = "2";

  private final Supplier<App> app;

  ExportTriggers(Supplier<App> app) {
    this.app = app;
  }

  HttpResponseMessage start(
      Optional<CategoryId> category,
      HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return HttpReplies.answer(
        request,
        context,
        () -> {
          String base = app.get().publicBaseUrl().orElse(HttpRequests.origin(request));
          String id =
              app.get()
                  .engine()
                  .exports()
                  .start(
                      new Exports.Start(
                          category,
                          HttpRequests.body(request),
                          HttpRequests.idempotencyKey(request),
                          Optional.empty(),
                          Optional.of(base)));
          return accepted(request, base + "/api/jobs/" + id, app.get().engine().jobs().job(id));
        });
  }

  void step(String message, long dequeueCount) {
    app.get().engine().steps().run(message, dequeueCount);
  }

  private static HttpResponseMessage accepted(
      HttpRequestMessage<?> request, String location, ObjectNode job) {
    return HttpReplies.json(request, HttpStatus.ACCEPTED, job)
        .header("Location", location)
        .header("Operation-Location", location)
        .header("Retry-After", POLL_SECONDS)
        .build();
  }
}
