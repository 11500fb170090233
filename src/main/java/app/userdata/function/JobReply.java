package app.userdata.function;

import app.userdata.job.JobStatus;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.azure.functions.HttpRequestMessage;
import com.microsoft.azure.functions.HttpResponseMessage;
import com.microsoft.azure.functions.HttpStatus;

/** The reply with a job: says when to ask again, and nothing new when nothing is. */
final class JobReply {
  private JobReply() {}

  static HttpResponseMessage of(HttpRequestMessage<?> request, ObjectNode job) {
    EntityTag tag = EntityTag.of(job.toString());
    HttpResponseMessage.Builder reply =
        tag.knownTo(request)
            ? request.createResponseBuilder(HttpStatus.NOT_MODIFIED)
            : HttpReplies.json(request, HttpStatus.OK, job);
    reply.header("ETag", tag.text()).header("Cache-Control", "private, no-cache");
    if (!JobStatus.of(job.path("status").asText()).terminal()) {
      reply.header("Retry-After", JobTriggers.POLL_SECONDS);
    }
    return reply.build();
  }
}
