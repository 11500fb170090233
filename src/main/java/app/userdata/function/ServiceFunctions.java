package app.userdata.function;

import app.userdata.category.Capability;
import app.userdata.category.DataCategories;
import app.userdata.category.DataCategory;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import java.util.function.Supplier;

/** What the app can do, how it is asked, and whether it can. */
public final class ServiceFunctions {
  private static final String DESCRIPTION = "/app/userdata/openapi.json";

  private final Entrance entrance;

  public ServiceFunctions(Supplier<App> app) {
    this.entrance = new Entrance(app);
  }

  /** The categories, and what can be done with each. */
  @FunctionName("Categories")
  public HttpResponseMessage categories(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "categories")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return entrance.answer(
        Role.READER,
        request,
        context,
        app -> {
          ObjectNode body = JsonNodeFactory.instance.objectNode();
          ArrayNode list = body.putArray("categories");
          DataCategories.all().forEach(category -> describe(category, list.addObject()));
          return HttpReplies.json(request, HttpStatus.OK, body).build();
        });
  }

  /** Whether settings are right and storage answers; needs no key and tells nothing else. */
  @FunctionName("Health")
  public HttpResponseMessage health(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "health")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return entrance.answerAnybody(
        request,
        context,
        app -> {
          app.engine().health().check();
          ObjectNode body = JsonNodeFactory.instance.objectNode().put("status", "ok");
          return HttpReplies.json(request, HttpStatus.OK, body).build();
        });
  }

  /** How the app is asked, in OpenAPI 3.1; needs no key, and tells nothing of this deployment. */
  @FunctionName("OpenApi")
  public HttpResponseMessage openApi(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "openapi.json")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return HttpReplies.answer(
        request,
        context,
        () ->
            HttpReplies.tagged(request, "application/json", PackagedFile.text(DESCRIPTION))
                .build());
  }

  /** What refusals mean and what to do about them; refusals link to it. */
  @FunctionName("Problems")
  public HttpResponseMessage problems(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.ANONYMOUS,
              route = "problems")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return HttpReplies.answer(
        request,
        context,
        () -> HttpReplies.page(request, ProblemPage.POLICY, ProblemPage.html()).build());
  }

  private static void describe(DataCategory category, ObjectNode view) {
    Capability capability = category.capability();
    view.put("id", category.id().id());
    view.put("exportable", true);
    view.put("deletable", capability.residual().isEmpty());
    view.put("perProject", capability.perProject());
    capability.exportOperations().forEach(view.putArray("exportOperations")::add);
    capability.deleteOperations().forEach(view.putArray("deleteOperations")::add);
    capability.residual().ifPresent(what -> view.put("residual", what));
  }
}
