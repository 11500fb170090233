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

/** Exports how well each iteration did, in all and per image. */
public final class IterationPerformanceFunctions {
  private final ExportTriggers exports;

  public IterationPerformanceFunctions(Supplier<App> app) {
    this.exports = new ExportTriggers(app);
  }

  /** Starts a job for this category alone. */
  @FunctionName("StartExportIterationPerformance")
  public HttpResponseMessage startExport(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "exports/iteration-performance")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return exports.start(Optional.of(CategoryId.ITERATION_PERFORMANCE), request, context);
  }

  /** Does one step of a job. */
  @FunctionName("ExportIterationPerformance")
  public void export(
      @QueueTrigger(
              name = "message",
              queueName = "export-iteration-performance",
              connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount) {
    exports.step(message, dequeueCount);
  }
}
