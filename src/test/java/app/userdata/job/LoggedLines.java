package app.userdata.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** The log of an invocation, and what was written to it. */
public final class LoggedLines extends Handler {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<LogRecord> records = new CopyOnWriteArrayList<>();
  private final Logger log = Logger.getAnonymousLogger();

  public LoggedLines() {
    log.setUseParentHandlers(false);
    log.addHandler(this);
  }

  public Logger log() {
    return log;
  }

  /** The lines as they are shown: no placeholder is filled, for the worker fills none. */
  public List<String> lines() {
    return records.stream().map(LogRecord::getMessage).toList();
  }

  /** The lines that tell of that sort of event. */
  public List<JsonNode> events(String event) {
    return lines().stream()
        .map(LoggedLines::json)
        .filter(line -> line.path("event").asText().equals(event))
        .toList();
  }

  List<LogRecord> records() {
    return records;
  }

  private static JsonNode json(String line) {
    try {
      return MAPPER.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }

  @Override
  public void publish(LogRecord record) {
    records.add(record);
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}
}
