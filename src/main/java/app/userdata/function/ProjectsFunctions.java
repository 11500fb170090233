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

/** Exports and deletes projects and their settings. */
public final class ProjectsFunctions {
  private final JobTriggers triggers;

  public ProjectsFunctions(Supplier<App> app) {
    this.triggers = new JobTriggers(app);
  }

  /** Starts an export of this category alone. */
  @FunctionName("StartExportProjects")
  public HttpResponseMessage startExport(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "exports/projects")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return triggers.startExport(Optional.of(CategoryId.PROJECTS), request, context);
  }

  /** Does one step of an export. */
  @FunctionName("ExportProjects")
  public void export(
      @QueueTrigger(name = "message", queueName = "export-projects", connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount,
      ExecutionContext context) {
    triggers.step(message, dequeueCount, context);
  }

  /** Starts a deletion of this category alone, which waits for its plan to be confirmed. */
  @FunctionName("StartDeletionProjects")
  public HttpResponseMessage startDeletion(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.POST,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "deletions/projects")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return triggers.startDeletion(Optional.of(CategoryId.PROJECTS), request, context);
  }

  /** Does one step of a deletion. */
  @FunctionName("DeleteProjects")
  public void delete(
      @QueueTrigger(name = "message", queueName = "delete-projects", connection = "DataStorage")
          String message,
      @BindingName("DequeueCount") long dequeueCount,
      ExecutionContext context) {
    triggers.step(message, dequeueCount, context);
  }
}
