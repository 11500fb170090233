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

/** Exports what is known of the resource itself. */
public final class AccountInfoFunctions {
  private final ExportTriggers exports;

  public AccountInfoFunctions(Supplier<App> app) {
    this.exports = new ExportTriggers(app);
  }

  /** Starts a job for this category alone. */
  @FunctionName("StartExportAccountInfo")
  public HttpResponseMessage startExport(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "exports/account-info")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return exports.start(Optional.of(CategoryId.ACCOUNT_INFO), request, context);
  }

  /** Does one step of a job. */
  @FunctionName("ExportAccountInfo")
  public void export(
      @QueueTrigger(name = "message", queueName = "export-account-info", connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount) {
    exports.step(message, dequeueCount);
  }
}
