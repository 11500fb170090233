package app.userdata.dev.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;

/**
 * Shows a job's progress: bars that are redrawn in place on a terminal, else one line for each
 * category that ends.
 */
final class ProgressLines {
  private static final int WIDTH = 24;
  private final PrintStream out;
  private final boolean terminal;
  private final Set<String> told = new HashSet<>();
  private final Map<String, Integer> furthest = new HashMap<>();
  private int drawn;

  ProgressLines(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Shows a job as the API shows it. */
  void show(JsonNode job) {
    if (terminal && drawn > 0) {
      out.print("\u001b[" + drawn + "A");
    }
    drawn = 0;
    boolean deletion = job.path("kind").asText().equals("deletion");
    Iterator<Map.Entry<String, JsonNode>> categories = job.path("categories").fields();
    while (categories.hasNext()) {
      Map.Entry<String, JsonNode> category = categories.next();
      String line = line(category.getKey(), category.getValue(), deletion);
      if (terminal) {
        out.print("\u001b[2K" + line + "\n");
        drawn++;
      } else if (ended(category.getValue()) && told.add(category.getKey())) {
        out.println(line);
      }
    }
    out.flush();
  }

  /** Shows a line for each category, ended or not. */
  void showAll(JsonNode job) {
    boolean deletion = job.path("kind").asText().equals("deletion");
    job.path("categories")
        .fields()
        .forEachRemaining(
            category -> out.println(line(category.getKey(), category.getValue(), deletion)));
  }

  private static boolean ended(JsonNode category) {
    String status = category.path("status").asText();
    return !status.equals("Running") && !status.equals("NotStarted");
  }

  private String line(String name, JsonNode category, boolean deletion) {
    int now =
        ended(category)
            ? WIDTH
            : Math.min(WIDTH - 1, (int) (WIDTH * category.path("progress").asDouble()));
    int filled = furthest.merge(name, now, Math::max);
    return String.format(
        "  %-22s [%s%s] %s  %s",
        name,
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        deletion ? deleted(category) : exported(category),
        category.path("status").asText());
  }

  private static String exported(JsonNode category) {
    return String.format(
        "%5d items %9d bytes", category.path("done").asLong(), category.path("bytes").asLong());
  }

  private static String deleted(JsonNode category) {
    long stays = category.path("residual").asLong();
    return String.format(
        "%5d deleted %8s", category.path("done").asLong(), stays == 0 ? "" : stays + " stay");
  }
}
