package app.userdata.dev.launcher;

import app.userdata.dev.azurite.NodePackages;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Runs the Node program that drives the console in a browser, and does what it asks for. */
final class Driver {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Driver() {}

  /**
   * What became of a scenario.
   *
   * @param error empty when all went well
   */
  record Scenario(String name, String error) {}

  /**
   * Runs all scenarios.
   *
   * @param pictures where screenshots go
   * @param documents where those go that documents show, if they are wanted
   * @param asked does what the driver asks for, and answers
   */
  static List<Scenario> run(
      LocalStack stack, Path pictures, Optional<Path> documents, UnaryOperator<String> asked)
      throws IOException, InterruptedException {
    Path folder = NodePackages.install(Path.of(""));
    List<String> command =
        new ArrayList<>(
            List.of(
                "node",
                "drive-console.mjs",
                stack.baseUri().toString(),
                stack.key(),
                pictures.toAbsolutePath().toString()));
    documents.ifPresent(path -> command.add(path.toAbsolutePath().toString()));
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Scenario> scenarios = new ArrayList<>();
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        BufferedWriter answers = process.outputWriter(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        JsonNode said = JSON.readTree(line);
        if (said.has("ask")) {
          answers.write(asked.apply(said.get("ask").asText()) + "\n");
          answers.flush();
        } else {
          scenarios.add(new Scenario(said.get("scenario").asText(), said.path("error").asText("")));
        }
      }
    } finally {
      process.destroy();
    }
    int code = process.waitFor();
    scenarios.add(new Scenario("driver: ran to its end", code == 0 ? "" : "it ended with " + code));
    return scenarios;
  }
}
