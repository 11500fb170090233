package app.userdata.function;

import app.userdata.category.CategoryId;
import app.userdata.category.Outcome;
import app.userdata.job.JobKind;
import app.userdata.job.JobProblem;
import app.userdata.job.JobStatus;
import app.userdata.job.Jobs;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Tells how jobs are and what they left behind, and cancels them. */
public final class JobFunctions {
  private static final int JOBS = 50;
  private static final int ITEMS = 200;
  private static final int LINKS = 200;

  private final Entrance entrance;

  public JobFunctions(Supplier<App> app) {
    this.entrance = new Entrance(app);
  }

  /** A page of jobs, newest first. */
  @FunctionName("ListJobs")
  public HttpResponseMessage list(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return entrance.answer(
        Role.READER,
        request,
        context,
        app ->
            HttpReplies.json(
                    request,
                    HttpStatus.OK,
                    app.engine()
                        .jobs()
                        .list(
                            choice(request, "kind", JobKind::of),
                            choice(request, "status", JobStatus::of),
                            HttpRequests.top(request, JOBS),
                            HttpRequests.query(request, "continuationToken")))
                .build());
  }

  /** A job, in every state. */
  @FunctionName("GetJob")
  public HttpResponseMessage get(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs/{jobId}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("jobId") String jobId,
      ExecutionContext context) {
    return entrance.answer(
        Role.READER, request, context, app -> JobReply.of(request, app.engine().jobs().job(jobId)));
  }

  /** A page of the outcomes of a job's items. */
  @FunctionName("ListItems")
  public HttpResponseMessage items(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs/{jobId}/items")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("jobId") String jobId,
      ExecutionContext context) {
    return entrance.answer(
        Role.READER,
        request,
        context,
        app ->
            HttpReplies.json(
                    request,
                    HttpStatus.OK,
                    app.engine()
                        .jobs()
                        .items(
                            jobId,
                            choice(request, "category", JobFunctions::category),
                            choice(request, "outcome", Outcome::of),
                            HttpRequests.top(request, ITEMS),
                            HttpRequests.query(request, "continuationToken")))
                .build());
  }

  /** A page of short-lived links to the files of a finished archive. */
  @FunctionName("GetArchive")
  public HttpResponseMessage archive(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs/{jobId}/archive")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("jobId") String jobId,
      ExecutionContext context) {
    return entrance.answer(
        Role.EXPORTER,
        request,
        context,
        app ->
            HttpReplies.json(
                    request,
                    HttpStatus.OK,
                    app.engine()
                        .jobs()
                        .archive(
                            jobId,
                            HttpRequests.top(request, LINKS),
                            HttpRequests.query(request, "continuationToken")))
                .build());
  }

  /** Cancels a job that has not ended. */
  @FunctionName("CancelJob")
  public HttpResponseMessage cancel(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs/{jobId}/cancel")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("jobId") String jobId,
      ExecutionContext context) {
    return entrance.answerCaller(
        Role.READER,
        request,
        context,
        (app, caller) -> {
          HttpRequests.body(request);
          caller.require(Role.of(app.engine().jobs().kind(jobId)));
          app.engine().cancels().cancel(jobId, caller.id());
          return JobTriggers.accepted(request, app, jobId);
        });
  }

  /**
   * The report of a job, for people. That of an export shows pictures, so whoever wants it must be
   * one who may fetch the archive.
   */
  @FunctionName("GetReport")
  public HttpResponseMessage report(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs/{jobId}/report")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("jobId") String jobId,
      ExecutionContext context) {
    return entrance.answerCaller(
        Role.READER,
        request,
        context,
        (app, caller) -> {
          caller.require(Role.reporting(app.engine().jobs().kind(jobId)));
          return request
              .createResponseBuilder(HttpStatus.OK)
              .header("Content-Type", "text/html; charset=utf-8")
              .header("Content-Security-Policy", Jobs.reportPolicy())
              .header("X-Content-Type-Options", "nosniff")
              .header("Referrer-Policy", "no-referrer")
              .header("Cache-Control", "no-store")
              .body(new String(app.engine().jobs().report(jobId), StandardCharsets.UTF_8))
              .build();
        });
  }

  private static CategoryId category(String id) {
    return CategoryId.find(id)
        .orElseThrow(
            () -> new IllegalArgumentException("category must be one of " + CategoryId.ids()));
  }

  private static <T> Optional<T> choice(
      HttpRequestMessage<?> request, String name, Function<String, T> parser) {
    try {
      return HttpRequests.query(request, name).map(parser);
    } catch (IllegalArgumentException e) {
      throw JobProblem.invalid(name, e.getMessage() + ".");
    }
  }
}
