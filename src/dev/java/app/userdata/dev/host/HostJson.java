package app.userdata.dev.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;

/**
 * What {@code host.json} says, with the defaults of the host where it says nothing. As in Azure, a
 * setting such as {@code AzureFunctionsJobHost__extensions__queues__batchSize} is stronger.
 */
record HostJson(
    String routePrefix,
    Duration functionTimeout,
    int batchSize,
    int newBatchThreshold,
    int maxDequeueCount,
    Duration visibilityTimeout,
    Duration maxPollingInterval,
    boolean base64) {
  private static final int USUAL_BATCH = 16;
  private static final int LARGEST_BATCH = 32;

  private static final String SETTING = "AzureFunctionsJobHost__extensions__queues__";

  static HostJson read(Path folder, Map<String, String> settings) {
    Path file = folder.resolve("host.json");
    if (!Files.isRegularFile(file)) {
      throw new HostException(
          "There is no staged app in " + folder + "; run mvn package, or set staged.folder.");
    }
    try {
      JsonNode root = new ObjectMapper().readTree(file.toFile());
      return of(root, queues(root.path("extensions").path("queues"), settings));
    } catch (IOException e) {
      throw new HostException("could not read " + file + ": it must be JSON", e);
    }
  }

  /** With the numbers that settings give. */
  private static JsonNode queues(JsonNode written, Map<String, String> settings) {
    ObjectNode queues = JsonNodeFactory.instance.objectNode();
    written.fields().forEachRemaining(field -> queues.set(field.getKey(), field.getValue()));
    for (String name : List.of("batchSize", "newBatchThreshold")) {
      String value = settings.getOrDefault(SETTING + name, "");
      if (!value.isBlank()) {
        queues.put(name, value.strip());
      }
    }
    return queues;
  }

  private static HostJson of(JsonNode root, JsonNode queues) {
    int batchSize = batchSize(queues.path("batchSize"));
    return new HostJson(
        root.path("extensions").path("http").path("routePrefix").asText("api"),
        time(root.path("functionTimeout"), Duration.ofMinutes(30)),
        batchSize,
        queues.path("newBatchThreshold").asInt(batchSize / 2),
        Math.max(1, queues.path("maxDequeueCount").asInt(5)),
        time(queues.path("visibilityTimeout"), Duration.ZERO),
        time(queues.path("maxPollingInterval"), Duration.ofSeconds(2)),
        !queues.path("messageEncoding").asText("base64").equals("none"));
  }

  /** As in Azure: the service hands out no more at a time, and a larger number is a mistake. */
  private static int batchSize(JsonNode node) {
    int size = node.isMissingNode() ? USUAL_BATCH : node.asInt();
    if (size < 1 || size > LARGEST_BATCH) {
      throw new HostException(
          "host.json: extensions.queues.batchSize must be a whole number from 1 to "
              + LARGEST_BATCH
              + ".");
    }
    return size;
  }

  private static Duration time(JsonNode node, Duration usual) {
    return node.isTextual()
        ? Duration.ofNanos(LocalTime.parse(node.asText()).toNanoOfDay())
        : usual;
  }

  /** The most invocations of one queue function at a time. */
  int mostInFlight() {
    return batchSize + newBatchThreshold;
  }
}
