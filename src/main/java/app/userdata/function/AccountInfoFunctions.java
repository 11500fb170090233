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

/** Exports and deletes what is known of the resource itself. */
public final class AccountInfoFunctions {
  private final JobTriggers triggers;

  public AccountInfoFunctions(Supplier<App> app) {
    this.triggers = new JobTriggers(app);
  }

  /** Starts an export of this category alone. */
  @FunctionName("StartExportAccountInfo")
  public HttpResponseMessage startExport(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "exports/account-info")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return triggers.startExport(Optional.of(CategoryId.ACCOUNT_INFO), request, context);
  }

  /** Does one step of an export. */
  @FunctionName("ExportAccountInfo")
  public void export(
      @QueueTrigger(name = "message", queueName = "export-account-info", connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount,
      ExecutionContext context) {
    triggers.step(message, dequeueCount, context);
  }

  /** Starts a deletion of this category alone, which waits for its plan to be confirmed. */
  @FunctionName("StartDeletionAccountInfo")
  public HttpResponseMessage startDeletion(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "deletions/account-info")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return triggers.startDeletion(Optional.of(CategoryId.ACCOUNT_INFO), request, context);
  }

  /** Does one step of a deletion. */
  @FunctionName("DeleteAccountInfo")
  public void delete(
      @QueueTrigger(name = "message", queueName = "delete-account-info", connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount,
      ExecutionContext context) {
    triggers.step(message, dequeueCount, context);
  }
}
