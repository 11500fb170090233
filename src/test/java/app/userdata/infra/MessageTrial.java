package app.userdata.infra;

import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryMessageQueue;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import app.userdata.job.EngineBench;
import app.userdata.job.MessageQueue;
import app.userdata.job.Ports;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Puts messages of workflows before the app itself. */
final class MessageTrial implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String REQUEST = "{\"categories\":[\"tags\"]}";

  private final String events;
  private final MessageQueue queue = new InMemoryMessageQueue(Clock.systemUTC());
  private final EngineBench bench =
      EngineBench.quick(
          TinyAccount.of(1),
          SimulatorOptions.defaults(),
          new Ports(new InMemoryRecordStore(), queue, new InMemoryExportArchives()));

  /**
   * Starts the app.
   *
   * @param events the queue that it tells workflows in
   */
  MessageTrial(String events) {
    this.events = events;
  }

  /** A deletion that waits for somebody: what workflows are told of it. */
  JsonNode plan() {
    try {
      bench.plan(REQUEST);
    } catch (Exception e) {
      throw new AssertionError("the app does not plan", e);
    }
    return told().get(0);
  }

  /** A request as callers of a workflow send it. */
  static JsonNode request() {
    return json(REQUEST);
  }

  /** Why the app does not take a message; empty if it does. */
  Optional<String> refusal(String to, JsonNode message) {
    if (to.equals(bench.engine().deletionRequests().queue())) {
      bench.engine().deletionRequests().accept(message.toString());
    } else {
      bench.engine().dataRequests().accept(message.toString());
    }
    return told().stream()
        .filter(event -> event.path("status").asText().equals("Rejected"))
        .map(event -> event.path("error").asText())
        .findFirst();
  }

  private List<JsonNode> told() {
    List<JsonNode> told = new ArrayList<>();
    for (MessageQueue.Received message : queue.receive(events, 32, Duration.ofMinutes(1))) {
      queue.delete(events, message);
      told.add(json(message.body()));
    }
    return told;
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError("no JSON: " + text, e);
    }
  }

  @Override
  public void close() {
    bench.close();
  }
}
