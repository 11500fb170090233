package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Tally;
import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.TinyAccount;
import app.userdata.storage.AzureStorage;
import app.userdata.storage.StorageConnection;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Asks for an export of ten thousand steps while results come in, as often as its replies say, and
 * tells how long an answer takes and how many requests to Azurite it makes. The job is in the shape
 * that costs most: all groups of pages are open. Who asks shares no memory with who writes. No
 * test: run by hand.
 */
public final class StatusBenchmark {
  private static final int RANGES = 313;
  private static final int PAGES = 32;
  private static final int ANSWERS = 40;
  private static final int PAGES_BETWEEN = 100;
  private static final long RETRY_AFTER_SECONDS = 2;
  private static final String LISTING = "export/images/project/workspace/p1";

  private final AtomicLong requests = new AtomicLong();

  private StatusBenchmark() {}

  public static void main(String[] args) throws Exception {
    new StatusBenchmark().run();
    System.exit(0);
  }

  private void run() throws Exception {
    try (Azurite azurite = Azurite.inMemory(Path.of(""))) {
      RecordStore records =
          AzureStorage.connect(StorageConnection.of(azurite.connectionString())).records("jobs");
      Ports memory = EngineBench.inMemory();
      Ports ports = new Ports(counted(records), memory.queue(), memory.archives());
      try (EngineBench bench =
          EngineBench.quick(TinyAccount.create(0), SimulatorOptions.defaults(), ports)) {
        String id = bench.start("");
        ResultBook book = new ResultBook(records, id, 1);
        heads(book);
        int page = 0;
        for (; page < RANGES * PAGES / 2; page++) {
          store(book, page);
        }
        System.out.printf("named %d steps, %d have a result%n", RANGES * PAGES, page);
        ask(bench, id, book, page);
      }
    }
  }

  private void ask(EngineBench bench, String id, ResultBook book, int from) throws Exception {
    List<Double> millis = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    int page = from;
    for (int answer = 0; answer < ANSWERS; answer++) {
      requests.set(0);
      long begin = System.nanoTime();
      double progress = bench.jobs().job(id).get("progress").asDouble();
      millis.add((System.nanoTime() - begin) / 1e6);
      costs.add((double) requests.get());
      System.out.printf(
          "%.3f  %7.1f ms  %3d requests%n", progress, millis.get(answer), requests.get());
      for (int i = 0; i < PAGES_BETWEEN; i++) {
        store(book, page++);
      }
      // As the header Retry-After asks.
      TimeUnit.SECONDS.sleep(RETRY_AFTER_SECONDS);
    }
    show("milliseconds", millis);
    show("requests", costs);
  }

  private static void show(String what, List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    System.out.printf(
        "%-13s median %.1f, most %.1f%n",
        what, sorted.get(sorted.size() / 2), sorted.get(sorted.size() - 1));
  }

  /** The steps above the pages. */
  private static void heads(ResultBook book) {
    List<Work> categories = new ArrayList<>();
    for (CategoryId category : CategoryId.values()) {
      categories.add(work("export/" + category.id()));
    }
    book.store("export", named(categories));
    chain(book, "export/images", "export/images/project");
    chain(book, "export/images/project", "export/images/project/workspace");
    chain(book, "export/images/project/workspace", LISTING);
    book.store(LISTING, named(IntStream.range(0, RANGES).mapToObj(r -> work(range(r))).toList()));
    for (int r = 0; r < RANGES; r++) {
      int group = r;
      book.store(
          range(r),
          named(IntStream.range(0, PAGES).mapToObj(p -> work(page(p * RANGES + group))).toList()));
    }
  }

  private static void chain(ResultBook book, String path, String below) {
    book.store(path, named(List.of(work(below))));
  }

  private static void store(ResultBook book, int page) {
    Tally tally = new Tally(256, 256, 0, 0, 0, 25_600);
    book.store(
        page(page), new StoredResult(tally, null, null, null, null, null, null, null, now()));
  }

  /** Pages come round by round: so all groups stay open. */
  private static String page(int number) {
    return range(number % RANGES) + String.format("/ALL-%07d", number);
  }

  private static String range(int number) {
    return LISTING + String.format("/range-%06d", number);
  }

  private static StoredResult named(List<Work> children) {
    return StoredResult.naming(children, work("export/then"), Map.of(), now());
  }

  private static Work work(String path) {
    return new Work(Work.JOB_STEPS, path, "kind", Map.of());
  }

  private static Instant now() {
    return Instant.now();
  }

  private RecordStore counted(RecordStore real) {
    return (RecordStore)
        Proxy.newProxyInstance(
            RecordStore.class.getClassLoader(),
            new Class<?>[] {RecordStore.class},
            (proxy, method, arguments) -> {
              requests.incrementAndGet();
              try {
                return method.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }
}
