package app.userdata.function;

import app.userdata.category.CategoryId;
import app.userdata.job.JobKind;
import app.userdata.job.Start;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What all functions have in common that start jobs or do their steps. */
final class JobTriggers {
  static final String POLL_SECONDS = "2";

  private final Supplier<App> app;

  JobTriggers(Supplier<App> app) {
    this.app = app;
  }

  HttpResponseMessage startExport(
      Optional<CategoryId> category,
      HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return HttpReplies.answer(
        request,
        context,
        () -> start(category, request, start -> app.get().engine().exports().start(start)));
  }

  HttpResponseMessage startDeletion(
      Optional<CategoryId> category,
      HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return HttpReplies.answer(
        request,
        context,
        () -> start(category, request, start -> app.get().engine().deletions().start(start)));
  }

  /** Tries again what failed of a job; the body says nothing. */
  HttpResponseMessage retry(
      JobKind kind,
      HttpRequestMessage<Optional<String>> request,
      String jobId,
      ExecutionContext context) {
    return HttpReplies.answer(
        request,
        context,
        () -> {
          HttpRequests.body(request);
          app.get().engine().retries().retry(jobId, kind);
          String base = app.get().publicBaseUrl().orElse(HttpRequests.origin(request));
          return accepted(request, base, app.get().engine().jobs().job(jobId));
        });
  }

  /**
   * Does a step; what is told of it goes to the invocation's log, as only that reaches the host.
   */
  void step(String message, long dequeueCount, ExecutionContext context) {
    app.get().engine().steps().run(message, dequeueCount, context.getLogger());
  }

  private HttpResponseMessage start(
      Optional<CategoryId> category,
      HttpRequestMessage<Optional<String>> request,
      Function<Start, String> starting) {
    String base = app.get().publicBaseUrl().orElse(HttpRequests.origin(request));
    String id =
        starting.apply(
            new Start(
                category,
                HttpRequests.body(request),
                HttpRequests.idempotencyKey(request),
                Optional.empty(),
                Optional.of(base)));
    return accepted(request, base, app.get().engine().jobs().job(id));
  }

  /** The reply to what goes on after it: the job, and where and when to ask for it. */
  static HttpResponseMessage accepted(HttpRequestMessage<?> request, String base, ObjectNode job) {
    String location = base + "/api/jobs/" + job.path("id").asText();
    return HttpReplies.json(request, HttpStatus.ACCEPTED, job)
        .header("Location", location)
        .header("Operation-Location", location)
        .header("Retry-After", POLL_SECONDS)
        .build();
  }
}
