package app.userdata.function;

import app.userdata.category.CategoryId;
import app.userdata.job.JobKind;
import app.userdata.job.JobProblem;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import java.util.function.Supplier;

/** Deletes several categories in one job, and takes the word of whoever confirms its plan. */
public final class DeletionFunctions {
  private final Entrance entrance;
  private final JobTriggers triggers;

  public DeletionFunctions(Supplier<App> app) {
    this.entrance = new Entrance(app);
    this.triggers = new JobTriggers(app);
  }

  /** Starts a deletion of what the body names, which waits for its plan to be confirmed. */
  @FunctionName("StartDeletion")
  public HttpResponseMessage startDeletion(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "deletions")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return triggers.startDeletion(Optional.empty(), request, context);
  }

  /** Answers for every category that has no function of its own, instead of the host. */
  @FunctionName("StartDeletionUnknownCategory")
  public HttpResponseMessage startUnknown(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "deletions/{category}")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return entrance.answer(
        Role.DELETER,
        request,
        context,
        app -> {
          throw JobProblem.notFound(
              "unknown-category",
              "There is no such category; the categories are " + CategoryId.ids() + ".");
        });
  }

  /** Tries again what failed of a deletion that has ended. */
  @FunctionName("RetryDeletion")
  public HttpResponseMessage retry(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "deletions/{jobId}/retry")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("jobId") String jobId,
      ExecutionContext context) {
    return triggers.retry(JobKind.DELETION, request, jobId, context);
  }

  /** Has the plan carried out whose hash the body names. */
  @FunctionName("ConfirmJob")
  public HttpResponseMessage confirm(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs/{jobId}/confirm")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("jobId") String jobId,
      ExecutionContext context) {
    return entrance.answerCaller(
        Role.DELETER,
        request,
        context,
        (app, caller) -> {
          String hash = planHash(HttpRequests.json(request));
          app.engine().deletions().confirm(jobId, hash, caller.id());
          return JobTriggers.accepted(request, app, jobId);
        });
  }

  /** Gives up a job that has ended: its archive and records. */
  @FunctionName("RemoveJob")
  public HttpResponseMessage remove(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.DELETE,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs/{jobId}")
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
          app.engine().jobs().remove(jobId);
          return request.createResponseBuilder(HttpStatus.ACCEPTED).build();
        });
  }

  private static String planHash(JsonNode body) {
    JsonNode hash = body.path("planHash");
    if (!body.isObject() || body.size() != 1 || !hash.isTextual()) {
      throw JobProblem.invalid(
          "planHash",
          "Send {\"planHash\":\"sha256:…\"} with the planHash that GET jobs/{jobId} shows.");
    }
    return hash.asText();
  }
}
