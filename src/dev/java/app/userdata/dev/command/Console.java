package app.userdata.dev.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * Where a command reads and writes.
 *
 * @param attended whether a person can be asked
 */
public record Console(
    Map<String, String> environment,
    BufferedReader in,
    PrintStream out,
    PrintStream err,
    boolean attended) {
  private static final ObjectMapper JSON = new ObjectMapper();

  public Console {
    environment = Map.copyOf(environment);
  }

  /** That of this process. */
  public static Console ofProcess(
      Map<String, String> environment, PrintStream out, PrintStream err) {
    return new Console(
        environment,
        new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())),
        out,
        err,
        Terminal.attached());
  }

  /** Where people read: what a program reads has the output for itself. */
  PrintStream people(boolean json) {
    return json ? err : out;
  }

  /** A watch that draws for people. */
  JobWatch watch(JobApi api, boolean json) {
    return new JobWatch(api, people(json), Terminal.redraws(environment));
  }

  /** Writes the one document that a program reads. */
  void document(JsonNode document) {
    try {
      out.println(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document));
      out.flush();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is JSON", e);
    }
  }

  /** What a person types; nothing where the input has ended. */
  String line() throws IOException {
    String line = in.readLine();
    return line == null ? "" : line.strip();
  }
}
