package app.userdata.dev.host;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;

/** What {@code host.json} says, with the defaults of the host where it says nothing. */
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

  static HostJson read(Path folder) {
    Path file = folder.resolve("host.json");
    if (!Files.isRegularFile(file)) {
      throw new HostException(
          "There is no staged app in " + folder + "; run mvn package, or set staged.folder.");
    }
    try {
      return of(new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new HostException("could not read " + file + ": it must be JSON", e);
    }
  }

  private static HostJson of(JsonNode root) {
    JsonNode queues = root.path("extensions").path("queues");
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
