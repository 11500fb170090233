package app.userdata.dev.benchmark;

import app.userdata.dev.host.HostOptions;
import app.userdata.dev.host.LocalHost;
import app.userdata.dev.host.LocalHostMain;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The local host with a meter. The host looks at queues by a connection of its own, so that what
 * comes over the app's is the app's. Reads {@code BENCHMARK_HOST_STORAGE}, and what {@link
 * LocalHostMain} reads.
 */
public final class BenchmarkHost {
  static final String STORAGE = "BENCHMARK_HOST_STORAGE";
  static final String BEGIN = "begin";

  private BenchmarkHost() {}

  /** Answers {@code begin}, which begins a measurement, and {@code end} with a usage. */
  public static void main(String[] args) throws IOException {
    ProcessMeter meter = new ProcessMeter();
    HostOptions options = LocalHostMain.options(settings(System.getenv()));
    LocalHost host = LocalHost.start(options, () -> Runtime.getRuntime().halt(1));
    Runtime.getRuntime().addShutdownHook(new Thread(host::close));
    Answers.serve(
        "host ready " + host.baseUri() + " " + options.key(),
        question -> {
          if (question.equals(BEGIN)) {
            meter.begin();
            return BEGIN;
          }
          return meter.end().toString();
        });
  }

  private static Map<String, String> settings(Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>(environment);
    settings.put("AzureWebJobsDataStorage", environment.getOrDefault(STORAGE, ""));
    return settings;
  }
}
