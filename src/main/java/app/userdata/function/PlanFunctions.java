package app.userdata.function;

import app.userdata.job.PlannedImages;
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

/** Shows what a deletion is about to do, to whoever has to confirm it. */
public final class PlanFunctions {
  private final Entrance entrance;

  public PlanFunctions(Supplier<App> app) {
    this.entrance = new Entrance(app);
  }

  /** The plan of a deletion, counted. */
  @FunctionName("GetPlan")
  public HttpResponseMessage plan(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs/{jobId}/plan")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("jobId") String jobId,
      ExecutionContext context) {
    return entrance.answer(
        Role.READER,
        request,
        context,
        app -> HttpReplies.json(request, HttpStatus.OK, app.engine().plans().plan(jobId)).build());
  }

  /** A small picture of an image that the plan names. */
  @FunctionName("GetPlannedImage")
  public HttpResponseMessage image(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs/{jobId}/images/{imageId}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("jobId") String jobId,
      @BindingName("imageId") String imageId,
      ExecutionContext context) {
    return entrance.answer(
        Role.DELETER,
        request,
        context,
        app -> {
          PlannedImages.Thumbnail shown = app.engine().plannedImages().thumbnail(jobId, imageId);
          return request
              .createResponseBuilder(HttpStatus.OK)
              .header("Content-Type", shown.contentType())
              .header("Cache-Control", "no-store")
              .header("X-Content-Type-Options", "nosniff")
              .header("Content-Security-Policy", "default-src 'none'")
              .header("Cross-Origin-Resource-Policy", "same-origin")
              .body(shown.bytes())
              .build();
        });
  }
}
