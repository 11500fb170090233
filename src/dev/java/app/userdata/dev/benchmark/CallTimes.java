package app.userdata.dev.benchmark;

import app.userdata.dev.simulator.Traffic.Arrival;
import java.io.PrintStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the times at which calls arrived tell: how many, how dense, and where nobody called. */
final class CallTimes {
  private static final double SECOND = 1e9;
  private static final double IDLE = 0.15;
  private static final int LONGEST = 12;

  private final List<Arrival> arrivals;

  CallTimes(List<Arrival> arrivals) {
    this.arrivals = arrivals.stream().sorted(Comparator.comparingLong(Arrival::nanos)).toList();
  }

  /** The most calls that arrived within any second. */
  int mostInASecond() {
    int most = 0;
    int from = 0;
    for (int to = 0; to < arrivals.size(); to++) {
      while (between(from, to) >= 1) {
        from++;
      }
      most = Math.max(most, to - from + 1);
    }
    return most;
  }

  void print(PrintStream out, int callsPerSecond) {
    double elapsed = arrivals.isEmpty() ? 0 : between(0, arrivals.size() - 1);
    double floor = (double) arrivals.size() / callsPerSecond;
    out.printf("calls           %d: %s%n", arrivals.size(), operations());
    out.printf("refused as 429  %d%n", arrivals.stream().filter(a -> a.status() == 429).count());
    out.printf("in any second   at most %d%n", mostInASecond());
    out.printf("floor           %.1f s%n", floor);
    out.printf("first to last   %.1f s, %.3f times the floor%n", elapsed, elapsed / floor);
    out.printf("idle            %.1f s in gaps of more than %.0f ms%n", idle(), IDLE * 1e3);
    longest(out);
  }

  private Map<String, Integer> operations() {
    Map<String, Integer> operations = new TreeMap<>();
    arrivals.forEach(arrival -> operations.merge(arrival.operation(), 1, Integer::sum));
    return operations;
  }

  private double idle() {
    double idle = 0;
    for (int i = 1; i < arrivals.size(); i++) {
      idle += between(i - 1, i) > IDLE ? between(i - 1, i) : 0;
    }
    return idle;
  }

  private void longest(PrintStream out) {
    List<Integer> gaps =
        java.util.stream.IntStream.range(1, arrivals.size())
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -between(i - 1, i)))
            .limit(LONGEST)
            .sorted()
            .toList();
    for (int i : gaps) {
      out.printf(
          "  %6.1f s: %.2f s between %s and %s%n",
          between(0, i - 1),
          between(i - 1, i),
          arrivals.get(i - 1).operation(),
          arrivals.get(i).operation());
    }
  }

  private double between(int from, int to) {
    return (arrivals.get(to).nanos() - arrivals.get(from).nanos()) / SECOND;
  }
}
