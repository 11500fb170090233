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

/** Exports and deletes each iteration's details. */
public final class IterationDetailsFunctions {
  private final JobTriggers triggers;

  public IterationDetailsFunctions(Supplier<App> app) {
    this.triggers = new JobTriggers(app);
  }

  /** Starts an export of this category alone. */
  @FunctionName("StartExportIterationDetails")
  public HttpResponseMessage startExport(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "exports/iteration-details")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return triggers.startExport(Optional.of(CategoryId.ITERATION_DETAILS), request, context);
  }

  /** Does one step of an export. */
  @FunctionName("ExportIterationDetails")
  public void export(
      @QueueTrigger(
              name = "message",
              queueName = "export-iteration-details",
              connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount,
      ExecutionContext context) {
    triggers.step(message, dequeueCount, context);
  }

  /** Starts a deletion of this category alone, which waits for its plan to be confirmed. */
  @FunctionName("StartDeletionIterationDetails")
  public HttpResponseMessage startDeletion(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "deletions/iteration-details")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return triggers.startDeletion(Optional.of(CategoryId.ITERATION_DETAILS), request, context);
  }

  /** Does one step of a deletion. */
  @FunctionName("DeleteIterationDetails")
  public void delete(
      @QueueTrigger(
              name = "message",
              queueName = "delete-iteration-details",
              connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount,
      ExecutionContext context) {
    triggers.step(message, dequeueCount, context);
  }
}
