package app.userdata.function;

import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpMethod;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.annotation.AuthorizationLevel;
import com.microsoft.azure.functions.annotation.BindingName;
import com.microsoft.azure.functions.annotation.FunctionName;
import com.microsoft.azure.functions.annotation.HttpTrigger;
import java.util.Optional;
import java.util.function.Supplier;

/** Hands out the evidence of deletions, and how it is to be read. */
public final class EvidenceFunctions {
  private static final String SCHEMA = "/app/userdata/evidence/evidence.schema.json";

  private final Entrance entrance;

  public EvidenceFunctions(Supplier<App> app) {
    this.entrance = new Entrance(app);
  }

  /** The certificate of a deletion. */
  @FunctionName("GetEvidence")
  public HttpResponseMessage evidence(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs/{jobId}/evidence")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("jobId") String jobId,
      ExecutionContext context) {
    return entrance.answer(
        Role.READER,
        request,
        context,
        app ->
            HttpReplies.text(
                request, "application/json; charset=utf-8", app.engine().jobs().evidence(jobId)));
  }

  /** One of the lists of items that a certificate names: JSON Lines. */
  @FunctionName("GetEvidenceItems")
  public HttpResponseMessage evidenceItems(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "jobs/{jobId}/evidence/{part}")
          HttpRequestMessage<Optional<String>> request,
      @BindingName("jobId") String jobId,
      @BindingName("part") String part,
      ExecutionContext context) {
    return entrance.answer(
        Role.READER,
        request,
        context,
        app ->
            HttpReplies.text(
                request,
                "application/jsonl; charset=utf-8",
                app.engine().jobs().evidenceItems(jobId, part)));
  }

  /** The JSON Schema of certificates. */
  @FunctionName("EvidenceSchema")
  public HttpResponseMessage schema(
      @HttpTrigger(
              name = "request",
              methods = HttpMethod.GET,
              authLevel = AuthorizationLevel.FUNCTION,
              route = "schemas/evidence")
          HttpRequestMessage<Optional<String>> request,
      ExecutionContext context) {
    return entrance.answer(
        Role.READER,
        request,
        context,
        app ->
            HttpReplies.text(
                request, "application/schema+json; charset=utf-8", PackagedFile.read(SCHEMA)));
  }
}
