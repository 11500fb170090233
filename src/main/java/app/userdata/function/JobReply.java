package app.userdata.function;

import app.userdata.job.JobStatus;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The reply with a job: says when to ask again, and nothing new when nothing is. */
final class JobReply {
  private JobReply() {}

  static HttpResponseMessage of(HttpRequestMessage<?> request, ObjectNode job) {
    String tag = tag(job.toString());
    boolean known = HttpRequests.header(request, "if-none-match").filter(tag::equals).isPresent();
    HttpResponseMessage.Builder reply =
        known
            ? request.createResponseBuilder(HttpStatus.NOT_MODIFIED)
            : HttpReplies.json(request, HttpStatus.OK, job);
    reply.header("ETag", tag).header("Cache-Control", "private, no-cache");
    if (!JobStatus.of(job.path("status").asText()).terminal()) {
      reply.header("Retry-After", JobTriggers.POLL_SECONDS);
    }
    return reply.build();
  }

  private static String tag(String content) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
      return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
