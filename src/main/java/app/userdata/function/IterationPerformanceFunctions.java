package app.userdata.function;

import app.userdata.category.CategoryId;
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

/** Exports and deletes how well each iteration did, in all and per image. */
public final class IterationPerformanceFunctions {
  private final JobTriggers triggers;

  public IterationPerformanceFunctions(Supplier<App> app) {
    this.triggers = new JobTriggers(app);
  }

  /** Starts an export of this category alone. */
  @FunctionName("StartExportIterationPerformance")
  public HttpResponseMessage startExport(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "exports/iteration-performance")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return triggers.startExport(Optional.of(CategoryId.ITERATION_PERFORMANCE), request, context);
  }

  /** Does one step of an export. */
  @FunctionName("ExportIterationPerformance")
  public void export(
      @QueueTrigger(
              name = "message",
              queueName = "export-iteration-performance",
              connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount,
      ExecutionContext context) {
    triggers.step(message, dequeueCount, context);
  }

  /** Starts a deletion of this category alone, which waits for its plan to be confirmed. */
  @FunctionName("StartDeletionIterationPerformance")
  public HttpResponseMessage startDeletion(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "deletions/iteration-performance")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return triggers.startDeletion(Optional.of(CategoryId.ITERATION_PERFORMANCE), request, context);
  }

  /** Does one step of a deletion. */
  @FunctionName("DeleteIterationPerformance")
  public void delete(
      @QueueTrigger(
              name = "message",
              queueName = "delete-iteration-performance",
              connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount,
      ExecutionContext context) {
    triggers.step(message, dequeueCount, context);
  }
}
