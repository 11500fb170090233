package app.userdata.function;

import app.userdata.category.CategoryId;
import app.userdata.job.JobKind;
import app.userdata.job.JobProblem;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import com.microsoft.azure.functions.annotation.QueueTrigger;
import java.util.Optional;
import java.util.function.Supplier;

/** Exports several categories in one job, and does the steps that belong to none. */
public final class ExportFunctions {
  private final Entrance entrance;
  private final JobTriggers triggers;

  public ExportFunctions(Supplier<App> app) {
    this.entrance = new Entrance(app);
    this.triggers = new JobTriggers(app);
  }

  /** Starts a job for the categories that the body names, or for all. */
  @FunctionName("StartExport")
  public HttpResponseMessage startExport(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "exports")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return triggers.startExport(Optional.empty(), request, context);
  }

  /** Answers for every category that has no function of its own, instead of the host. */
  @FunctionName("StartExportUnknownCategory")
  public HttpResponseMessage startUnknown(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "exports/{category}")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return entrance.answer(
        Role.EXPORTER,
        request,
        context,
        app -> {
          throw JobProblem.notFound(
              "unknown-category",
              "There is no such category; the categories are " + CategoryId.ids() + ".");
        });
  }

  /** Does one step that belongs to no category. */
  @FunctionName("JobSteps")
  public void step(
      @QueueTrigger(name = "message", queueName = "job-steps", connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount,
      ExecutionContext context) {
    triggers.step(message, dequeueCount, context);
  }

  /** Tries again what failed of an export that has ended. */
  @FunctionName("RetryExport")
  public HttpResponseMessage retry(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "exports/{jobId}/retry")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("jobId") String jobId,
      ExecutionContext context) {
    return triggers.retry(JobKind.EXPORT, request, jobId, context);
  }
}
