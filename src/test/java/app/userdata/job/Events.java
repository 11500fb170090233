package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What workflows are told of a job. */
final class Events {
  private Events() {}

  /** Its end, at least once; what is told again has the same id. */
  static void tell(List<String> bodies, ObjectNode job) {
    Map<String, String> ids = new HashMap<>();
    for (String body : bodies) {
      JsonNode event = Json.read(Json.utf8(body), JsonNode.class);
      String what = event.get("attempt") + event.get("status").asText() + event.get("atRisk");
      String id = event.get("eventId").asText();
      assertThat(ids.merge(what, id, (before, now) -> before)).as(what).isEqualTo(id);
    }
    assertThat(ids).containsKey(job.get("attempt") + job.get("status").asText() + "false");
  }
}
