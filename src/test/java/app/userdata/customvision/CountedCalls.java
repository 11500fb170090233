package app.userdata.customvision;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Keeps what is counted of calls, in order. */
final class CountedCalls implements CallMeter {
  private final List<String> calls = new ArrayList<>();
  private final Map<Wait, Duration> waits = new EnumMap<>(Wait.class);

  @Override
  public synchronized void called(String operation, int status, Duration took) {
    calls.add(operation + " " + status);
  }

  @Override
  public synchronized void repeated(String operation, int status) {
    calls.add("repeat " + operation + " " + status);
  }

  @Override
  public synchronized void waited(Wait why, Duration time) {
    waits.merge(why, time, Duration::plus);
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  synchronized Duration waited(Wait why) {
    return waits.getOrDefault(why, Duration.ZERO);
  }
}
