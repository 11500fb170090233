package app.userdata.dev.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.util.Map;

/** How a job ended, or stands: for people and for programs. */
record JobSummary(JsonNode job, Map<Failure, Long> failures) {
  private static final int MOST_SHOWN = 20;

  /** The status, why, and what failed. */
  void print(PrintStream out) {
    String kind = job.path("kind").asText();
    out.println(
        Character.toUpperCase(kind.charAt(0))
            + kind.substring(1)
            + " "
            + job.path("status").asText());
    if (job.has("error")) {
      out.println(Printable.of(job.path("error").asText()));
    }
    job.path("notes").forEach(note -> out.println("  note: " + Printable.of(text(note))));
    failures.entrySet().stream()
        .limit(MOST_SHOWN)
        .forEach(
            failure ->
                out.printf(
                    "  %-22s %d failed: %s%n",
                    failure.getKey().category(),
                    failure.getValue(),
                    Printable.of(failure.getKey().reason())));
    if (failures.size() > MOST_SHOWN) {
      out.println("  and more reasons; report.html lists the items");
    }
  }

  private static String text(JsonNode note) {
    return note.isTextual() ? note.asText() : note.toString();
  }

  /** The job as the API shows it, but for links: nothing answers here. */
  ObjectNode json() {
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    ObjectNode shown = job.deepCopy();
    shown.remove("links");
    document.set("job", shown);
    document.set("failures", Failure.json(failures));
    return document;
  }
}
