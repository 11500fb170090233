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

/** Exports and deletes stored predictions and their images. */
public final class PredictionsFunctions {
  private final JobTriggers triggers;

  public PredictionsFunctions(Supplier<App> app) {
    this.triggers = new JobTriggers(app);
  }

  /** Starts an export of this category alone. */
  @FunctionName("StartExportPredictions")
  public HttpResponseMessage startExport(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "exports/predictions")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return triggers.startExport(Optional.of(CategoryId.PREDICTIONS), request, context);
  }

  /** Does one step of an export. */
  @FunctionName("ExportPredictions")
  public void export(
      @QueueTrigger(name = "message", queueName = "export-predictions", connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount,
      ExecutionContext context) {
    triggers.step(message, dequeueCount, context);
  }

  /** Starts a deletion of this category alone, which waits for its plan to be confirmed. */
  @FunctionName("StartDeletionPredictions")
  public HttpResponseMessage startDeletion(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "deletions/predictions")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return triggers.startDeletion(Optional.of(CategoryId.PREDICTIONS), request, context);
  }

  /** Does one step of a deletion. */
  @FunctionName("DeletePredictions")
  public void delete(
      @QueueTrigger(name = "message", queueName = "delete-predictions", connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount,
      ExecutionContext context) {
    triggers.step(message, dequeueCount, context);
  }
}
