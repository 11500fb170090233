package app.userdata.dev.benchmark;

import app.userdata.dev.launcher.ApiClient;
import app.userdata.dev.launcher.ChildProcess;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The app on the local host, asked over HTTP for an export of all images. */
final class AppSide implements Side {
  private static final String EVENT = "data-events PutMessage";
  private static final long WATCH_MILLIS = 10;
  private static final long LOOK_NANOS = 60_000_000_000L;

  private final Stage stage;
  private final ChildProcess process;
  private final ApiClient api;

  private AppSide(Stage stage, ChildProcess process) {
    this.stage = stage;
    this.process = process;
    this.api =
        new ApiClient(URI.create(process.word(2)), process.word(3), ApiClient.Witness.NOBODY);
  }

  /**
   * Starts a host.
   *
   * @param threads the most images that are copied side by side
   */
  static AppSide start(Stage stage, int threads) {
    List<String> options = new ArrayList<>(stage.setup().process());
    options.add("-Dstaged.folder=" + System.getProperty("staged.folder", ""));
    Map<String, String> settings =
        Map.ofEntries(
            Map.entry("DataStorage", stage.sink().connectionString()),
            Map.entry("AzureWebJobsDataStorage", ""),
            Map.entry("DataStorage__blobServiceUri", ""),
            Map.entry("DataStorage__queueServiceUri", ""),
            Map.entry(BenchmarkHost.STORAGE, stage.azurite()),
            Map.entry("CustomVision__endpoint", stage.service().endpoint().toString()),
            Map.entry("CustomVision__trainingKey", stage.service().trainingKey()),
            Map.entry("CustomVision__callsPerSecond", "" + Setup.CALLS_PER_SECOND),
            Map.entry("COPY_THREADS", "" + threads),
            Map.entry("SUPERVISOR_SCHEDULE", "0 * * * * *"),
            Map.entry("LOCAL_PORT", "0"));
    return new AppSide(
        stage,
        ChildProcess.start(
            BenchmarkHost.class, options, settings, stage.folder().resolve("host.log")));
  }

  @Override
  public String name() {
    return "export";
  }

  @Override
  public Run run() throws InterruptedException {
    stage.clear();
    long reads = stage.service().traffic().blobGets();
    Map<String, Long> calls = stage.service().traffic().calls();
    process.ask(BenchmarkHost.BEGIN);
    long begin = System.nanoTime();
    JsonNode job = ended(api.post("exports/images", "{}"));
    double seconds = (System.nanoTime() - begin) / 1e9;
    Usage usage = Usage.parse(process.ask("end"));
    JsonNode images = job.at("/categories/images");
    if (!job.path("status").asText().equals("Succeeded")
        || stage.sink().images() != stage.setup().images()) {
      throw new IllegalStateException("the export did not copy every image: " + job);
    }
    return new Run(
        stage.setup().images(),
        images.path("bytes").asLong(),
        seconds,
        stage.sink().imageSeconds(),
        usage,
        Requests.of(stage, reads, calls));
  }

  /**
   * The job when it has ended. Its event tells when to look, because each look costs requests,
   * which are counted; now and then it is looked at without.
   */
  private JsonNode ended(JsonNode started) throws InterruptedException {
    JsonNode job = started;
    long events = 0;
    long looked = System.nanoTime();
    while (job.path("progress").asDouble() < 1) {
      TimeUnit.MILLISECONDS.sleep(WATCH_MILLIS);
      long now = stage.sink().queueRequests().getOrDefault(EVENT, 0L);
      if (now > events || System.nanoTime() - looked > LOOK_NANOS) {
        events = now;
        looked = System.nanoTime();
        job = api.get("jobs/" + job.path("id").asText());
      }
    }
    return job;
  }

  @Override
  public void close() {
    process.close();
  }
}
