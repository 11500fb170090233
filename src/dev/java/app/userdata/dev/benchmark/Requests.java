package app.userdata.dev.benchmark;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What was asked of service and storage for one run.
 *
 * @param imageReads requests for the bytes of images
 * @param imageWrites writes of images
 * @param others all further requests by what was asked of whom
 * @param calls calls of the Training API among the others, by operation
 */
record Requests(
    long imageReads, long imageWrites, Map<String, Long> others, Map<String, Long> calls) {
  Requests {
    others = Map.copyOf(others);
    calls = Map.copyOf(calls);
  }

  /** Takes stock of the stage, whose sink has counted since the run began. */
  static Requests of(Stage stage, long readsBefore, Map<String, Long> callsBefore) {
    Map<String, Long> others = new TreeMap<>();
    stage.sink().blobRequests().forEach((name, count) -> others.put(part(name), count));
    stage
        .sink()
        .queueRequests()
        .forEach((name, count) -> others.merge("queues " + operation(name), count, Long::sum));
    others.merge("archive PutBlob", -stage.sink().images(), Long::sum);
    Map<String, Long> calls = new TreeMap<>(stage.service().traffic().calls());
    callsBefore.forEach((name, count) -> calls.merge(name, -count, Long::sum));
    calls.forEach((name, count) -> others.put("service " + name, count));
    others.values().removeIf(count -> count == 0);
    calls.values().removeIf(count -> count == 0);
    return new Requests(
        stage.service().traffic().blobGets() - readsBefore, stage.sink().images(), others, calls);
  }

  long other() {
    return others(name -> true);
  }

  /** How many of the others are of the kinds that are chosen by name. */
  long others(Predicate<String> which) {
    return others.entrySet().stream()
        .filter(other -> which.test(other.getKey()))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  long call() {
    return calls.values().stream().mapToLong(Long::longValue).sum();
  }

  private static String part(String name) {
    return name.replaceFirst("^exports ", "archive ").replaceFirst("^jobs ", "records ");
  }

  private static String operation(String name) {
    return name.substring(name.indexOf(' ') + 1);
  }
}
