package app.userdata.function;

import app.userdata.job.JobProblem;
import app.userdata.job.StorageUnavailableException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.ExecutionContext;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import com.microsoft.azure.functions.HttpStatusType;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.logging.Level;

/**
 * Turns results and refusals into HTTP replies. Refusals are problem details (RFC 9457) whose
 * {@code type} is stable; their sentences hold neither secrets nor personal data.
 */
final class HttpReplies {
  static final String PROBLEM_TYPE = "urn:problem-type:custom-vision-user-data:";

  private HttpReplies() {}

  /** Answers with what the call returns, or with the problem that it ran into. */
  static HttpResponseMessage answer(
      HttpRequestMessage<?> request, ExecutionContext context, Supplier<HttpResponseMessage> call) {
    try {
      return call.get();
    } catch (HttpProblem e) {
      return problem(request, e.status(), e.type(), "", e.sentence());
    } catch (JobProblem e) {
      return problem(request, status(e.kind()), e.type(), e.field().orElse(""), e.sentence());
    } catch (StorageUnavailableException e) {
      context.getLogger().log(Level.WARNING, "storage does not answer", e);
      return problem(
          request,
          HttpStatus.SERVICE_UNAVAILABLE,
          "storage-unavailable",
          "",
          "The storage of this app cannot be used: " + e.getMessage());
    } catch (RuntimeException e) {
      context.getLogger().log(Level.SEVERE, "unexpected failure", e);
      return problem(
          request,
          HttpStatus.INTERNAL_SERVER_ERROR,
          "internal",
          "",
          "An unexpected error; the log has it under the invocation "
              + context.getInvocationId()
              + ".");
    }
  }

  /** A JSON reply that nobody may keep. */
  static HttpResponseMessage.Builder json(
      HttpRequestMessage<?> request, HttpStatusType status, ObjectNode body) {
    return request
        .createResponseBuilder(status)
        .header("Content-Type", "application/json; charset=utf-8")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(body.toString());
  }

  /** A finished text that nobody may keep. */
  static HttpResponseMessage text(HttpRequestMessage<?> request, String type, byte[] utf8) {
    return request
        .createResponseBuilder(HttpStatus.OK)
        .header("Content-Type", type)
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .body(new String(utf8, StandardCharsets.UTF_8))
        .build();
  }

  /**
   * A text that changes with the deployment only, so that whoever has it need not read it again.
   */
  static HttpResponseMessage.Builder tagged(
      HttpRequestMessage<?> request, String type, String content) {
    EntityTag tag = EntityTag.of(content);
    HttpResponseMessage.Builder reply =
        tag.knownTo(request)
            ? request.createResponseBuilder(HttpStatus.NOT_MODIFIED)
            : request
                .createResponseBuilder(HttpStatus.OK)
                .header("Content-Type", type)
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    return reply.header("ETag", tag.text()).header("Cache-Control", "no-cache");
  }

  /** The same as a page, under a policy that says what a browser may do with it. */
  static HttpResponseMessage.Builder page(
      HttpRequestMessage<?> request, String policy, String html) {
    return tagged(request, "text/html; charset=utf-8", html)
        .header("Content-Security-Policy", policy)
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer");
  }

  private static HttpStatus status(JobProblem.Kind kind) {
    return switch (kind) {
      case INVALID -> HttpStatus.BAD_REQUEST;
      case FORBIDDEN -> HttpStatus.FORBIDDEN;
      case NOT_FOUND -> HttpStatus.NOT_FOUND;
      case CONFLICT -> HttpStatus.CONFLICT;
      case CHANGED -> HttpStatus.PRECONDITION_FAILED;
      case KEY_REUSED -> HttpStatus.UNPROCESSABLE_ENTITY;
      case UNAVAILABLE -> HttpStatus.SERVICE_UNAVAILABLE;
    };
  }

  private static HttpResponseMessage problem(
      HttpRequestMessage<?> request,
      HttpStatus status,
      String type,
      String field,
      String sentence) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", PROBLEM_TYPE + type);
    body.put("title", title(type));
    body.put("status", status.value());
    body.put("detail", sentence);
    body.put("help", ProblemPage.link(type));
    if (!field.isEmpty()) {
      body.put("field", field);
    }
    return json(request, status, body).header("Content-Type", "application/problem+json").build();
  }

  private static String title(String type) {
    String words = type.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
