package app.userdata.dev.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
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
    Iterator<Map.Entry<String, JsonNode>> categories = job.path("categories").fields();
    while (categories.hasNext()) {
      Map.Entry<String, JsonNode> category = categories.next();
      String line = line(category.getKey(), category.getValue());
      if (terminal) {
        out.print("\u001b[2K" + line + "\n");
        drawn++;
      } else if (ended(category.getValue()) && told.add(category.getKey())) {
        out.println(line);
      }
    }
    out.flush();
  }

  private static boolean ended(JsonNode category) {
    String status = category.path("status").asText();
    return !status.equals("Running") && !status.equals("NotStarted");
  }

  private static String line(String name, JsonNode category) {
    long planned = category.path("planned").asLong();
    long settled =
        category.path("done").asLong()
            + category.path("skipped").asLong()
            + category.path("failed").asLong();
    int filled =
        ended(category)
            ? WIDTH
            : (int) Math.min(WIDTH - 1, planned == 0 ? 0 : WIDTH * settled / planned);
    return String.format(
        "  %-22s [%s%s] %5d items %9d bytes  %s",
        name,
        "#".repeat(filled),
        ".".repeat(WIDTH - filled),
        category.path("done").asLong(),
        category.path("bytes").asLong(),
        category.path("status").asText());
  }
}
