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

/** Exports images with their tags, regions and original bytes, wherever they live. */
public final class ImagesFunctions {
  private final ExportTriggers exports;

  public ImagesFunctions(Supplier<App> app) {
    this.exports = new ExportTriggers(app);
  }

  /** Starts a job for this category alone. */
  @FunctionName("StartExportImages")
  public HttpResponseMessage startExport(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "exports/images")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return exports.start(Optional.of(CategoryId.IMAGES), request, context);
  }

  /** Does one step of a job. */
  @FunctionName("ExportImages")
  public void export(
      @QueueTrigger(name = "message", queueName = "export-images", connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount) {
    exports.step(message, dequeueCount);
  }
}
