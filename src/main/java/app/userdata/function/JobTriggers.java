package app.userdata.function;

import app.userdata.category.CategoryId;
import app.userdata.job.JobKind;
import app.userdata.job.Start;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.util.Optional;
import java.util.function.Supplier;

/** What all functions have in common that start jobs or do their steps. */
final class JobTriggers {
  static final String POLL_SECONDS = "2";

  private final Supplier<App> app;
  private final Entrance entrance;

  JobTriggers(Supplier<App> app) {
    this.app = app;
    this.entrance = new Entrance(app);
  }

  HttpResponseMessage startExport(
      Optional<CategoryId> category,
      HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return entrance.answerCaller(
        Role.EXPORTER,
        request,
        context,
        (with, caller) ->
            accepted(
                request,
                with,
                with.engine().exports().start(start(category, request, with, caller))));
  }

  HttpResponseMessage startDeletion(
      Optional<CategoryId> category,
      HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return entrance.answerCaller(
        Role.DELETER,
        request,
        context,
        (with, caller) ->
            accepted(
                request,
                with,
                with.engine().deletions().start(start(category, request, with, caller))));
  }

  /** Tries again what failed of a job; the body says nothing. */
  HttpResponseMessage retry(
      JobKind kind,
      HttpRequestMessage<Optional<String>> request,
      String jobId,
      ExecutionContext context) {
    return entrance.answerCaller(
        Role.of(kind),
        request,
        context,
        (with, caller) -> {
          HttpRequests.body(request);
          with.engine().retries().retry(jobId, kind, caller.id());
          return accepted(request, with, jobId);
        });
  }

  /**
   * Does a step; what is told of it goes to the invocation's log, as only that reaches the host.
   */
  void step(String message, long dequeueCount, ExecutionContext context) {
    app.get().engine().steps().run(message, dequeueCount, context.getLogger());
  }

  private static Start start(
      Optional<CategoryId> category,
      HttpRequestMessage<Optional<String>> request,
      App app,
      Caller caller) {
    return new Start(
        category,
        HttpRequests.body(request),
        HttpRequests.idempotencyKey(request),
        caller.id(),
        Optional.of(app.baseUrl(request)));
  }

  /** The reply to what goes on after it: the job, and where and when to ask for it. */
  static HttpResponseMessage accepted(HttpRequestMessage<?> request, App app, String jobId) {
    String location = app.baseUrl(request) + "/api/jobs/" + jobId;
    return HttpReplies.json(request, HttpStatus.ACCEPTED, app.engine().jobs().job(jobId))
        .header("Location", location)
        .header("Operation-Location", location)
        .header("Retry-After", POLL_SECONDS)
        .build();
  }
}
