package app.userdata.dev.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A function as its {@code function.json} describes it. */
record StagedFunction(String name, String className, String methodName, JsonNode trigger) {

  /** The functions of a staged app that settings do not disable, in order of their names. */
  static List<StagedFunction> readAll(Path folder, Map<String, String> settings) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.resolve("function.json"))
          .filter(Files::isRegularFile)
          .sorted()
          .map(StagedFunction::read)
          .filter(function -> !disabled(function.name(), settings))
          .toList();
    } catch (IOException e) {
      throw new HostException("could not read the staged app in " + folder, e);
    }
  }

  String type() {
    return trigger.path("type").asText();
  }

  private static StagedFunction read(Path file) {
    String name = String.valueOf(file.getName(file.getNameCount() - 2));
    try {
      JsonNode json = new ObjectMapper().readTree(file.toFile());
      String entryPoint = json.path("entryPoint").asText();
      int dot = entryPoint.lastIndexOf('.');
      return new StagedFunction(
          name,
          entryPoint.substring(0, dot),
          entryPoint.substring(dot + 1),
          trigger(name, json.path("bindings")));
    } catch (IOException e) {
      throw new HostException("could not read " + file + ": it must be JSON", e);
    }
  }

  private static JsonNode trigger(String name, JsonNode bindings) {
    for (JsonNode binding : bindings) {
      boolean reply =
          binding.path("type").asText().equals("http")
              && binding.path("name").asText().equals("$return");
      if (!reply && !binding.path("type").asText().endsWith("Trigger")) {
        throw new HostException(
            "This host knows triggers and HTTP replies only; the function "
                + name
                + " binds "
                + binding.path("type").asText()
                + ".");
      }
    }
    return StreamSupport.stream(bindings.spliterator(), false)
        .filter(binding -> binding.path("type").asText().endsWith("Trigger"))
        .findFirst()
        .orElseThrow(() -> new HostException("The function " + name + " has no trigger."));
  }

  private static boolean disabled(String name, Map<String, String> settings) {
    String value = settings.getOrDefault("AzureWebJobs." + name + ".Disabled", "");
    return value.equalsIgnoreCase("true") || value.equals("1");
  }
}
