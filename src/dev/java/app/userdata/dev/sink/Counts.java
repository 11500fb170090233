package app.userdata.dev.sink;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each operation was asked, by {@code CONTAINER Operation}. */
final class Counts {
  private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();

  void add(String container, String operation) {
    requests.computeIfAbsent(container + " " + operation, any -> new LongAdder()).increment();
  }

  /** A copy of what was counted so far. */
  Map<String, Long> all() {
    Map<String, Long> all = new TreeMap<>();
    requests.forEach((name, count) -> all.put(name, count.sum()));
    return all;
  }

  void forget() {
    requests.clear();
  }
}
