package app.userdata.dev.launcher;

import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.CustomVisionClients;
import app.userdata.customvision.CustomVisionSettings;
import app.userdata.customvision.InProcessSlots;
import app.userdata.customvision.Waiting;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.job.JobProblem;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The local command: exports a sample account, or the resource that the environment names, into a
 * folder, and checks the bag.
 */
public final class Main {
  private static final int EXPORTED = 0;
  private static final int NOT_ALL = 1;
  private static final int WRONG_USE = 2;

  private Main() {}

  public static void main(String[] args) throws InterruptedException, IOException {
    int code = run(args);
    System.out.flush();
    System.exit(code);
  }

  private static int run(String[] args) throws InterruptedException, IOException {
    if (args.length > 0) {
      System.err.println(
          "This command takes no arguments; set CustomVision__endpoint to export a real resource.");
      return WRONG_USE;
    }
    try {
      String endpoint = System.getenv("CustomVision__endpoint");
      if (endpoint != null && !endpoint.isBlank()) {
        return export(
            client(
                URI.create(endpoint),
                Optional.ofNullable(System.getenv("CustomVision__trainingKey"))));
      }
      try (CustomVisionSimulator simulator =
          CustomVisionSimulator.start(
              SampleAccount.create(), SimulatorOptions.defaults().withCallsPerSecond(10))) {
        System.out.println(
            "Sample Custom Vision account at "
                + simulator.endpoint()
                + " (10 calls a second, as the service allows)");
        return export(client(simulator.endpoint(), Optional.of(simulator.trainingKey())));
      }
    } catch (JobProblem e) {
      System.err.println(e.sentence());
      return NOT_ALL;
    } catch (IllegalArgumentException e) {
      System.err.println(
          "CustomVision__endpoint or CustomVision__trainingKey is wrong: " + e.getMessage());
      return WRONG_USE;
    }
  }

  private static int export(CustomVisionClient client) throws InterruptedException, IOException {
    Path folder = Path.of(System.getProperty("project.folder", "."), "target", "archive");
    ProgressLines lines = new ProgressLines(System.out, terminal());
    JsonNode job;
    try (LocalExport local = new LocalExport(client, folder)) {
      job = local.run("", lines::show);
    }
    Path bag = folder.resolve(job.path("id").asText());
    System.out.println("Export " + job.path("status").asText());
    if (job.has("error")) {
      System.out.println(job.path("error").asText());
    }
    List<String> problems = new BagCheck(bag).problems();
    problems.forEach(System.out::println);
    System.out.println(
        problems.isEmpty()
            ? "Archive verified: every file matches its SHA-256"
            : "The archive is NOT valid");
    System.out.println("  archive " + bag.toAbsolutePath().normalize());
    System.out.println("  report  " + bag.resolve("report.html").toAbsolutePath().normalize());
    return problems.isEmpty() && job.path("status").asText().equals("Succeeded")
        ? EXPORTED
        : NOT_ALL;
  }

  /**
   * Java 17 cannot tell a terminal from a pipe on every system, so bars are redrawn on request
   * only.
   */
  private static boolean terminal() {
    return "always".equals(System.getenv("PROGRESS"));
  }

  private static CustomVisionClient client(URI endpoint, Optional<String> key) {
    CustomVisionSettings settings =
        new CustomVisionSettings(
            endpoint,
            key,
            CustomVisionSettings.DEFAULT_API_VERSION,
            Set.of(),
            CustomVisionSettings.DEFAULT_CALLS_PER_SECOND,
            Duration.ofSeconds(60));
    return CustomVisionClients.create(
        settings,
        key.isPresent()
            ? Optional.empty()
            : Optional.of(new DefaultAzureCredentialBuilder().build()),
        new InProcessSlots(Clock.systemUTC()),
        Waiting.real(),
        Clock.systemUTC());
  }
}
