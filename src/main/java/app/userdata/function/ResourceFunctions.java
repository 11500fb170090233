package app.userdata.function;

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

/** What there is to export or delete. */
public final class ResourceFunctions {
  private final Entrance entrance;

  public ResourceFunctions(Supplier<App> app) {
    this.entrance = new Entrance(app);
  }

  /** The resources that settings name. */
  @FunctionName("ListResources")
  public HttpResponseMessage resources(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "resources")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return entrance.answer(
        Role.READER,
        request,
        context,
        app ->
            HttpReplies.json(request, HttpStatus.OK, app.engine().resources().resources()).build());
  }

  /** The projects of a resource. */
  @FunctionName("ListProjects")
  public HttpResponseMessage projects(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "resources/{resource}/projects")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("resource") String resource,
      ExecutionContext context) {
    return entrance.answer(
        Role.READER,
        request,
        context,
        app ->
            HttpReplies.json(request, HttpStatus.OK, app.engine().resources().projects(resource))
                .build());
  }

  /** A project and how much is in it. */
  @FunctionName("GetProject")
  public HttpResponseMessage project(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "resources/{resource}/projects/{projectId}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("resource") String resource,
      @BindingName("projectId") String projectId,
      ExecutionContext context) {
    return entrance.answer(
        Role.READER,
        request,
        context,
        app ->
            HttpReplies.json(
                    request, HttpStatus.OK, app.engine().resources().project(resource, projectId))
                .build());
  }
}
