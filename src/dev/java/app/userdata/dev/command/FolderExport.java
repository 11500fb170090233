package app.userdata.dev.command;

import app.userdata.dev.folder.ExportFolder;
import app.userdata.job.JobProblem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An export into a folder: begun, gone on with, or tried again where something failed, whichever
 * the folder needs; then every file is checked.
 */
final class FolderExport {
  private static final String SUCCEEDED = "Succeeded";
  private static final String FAILED = "Failed";

  private final ExportFolder folder;
  private final Console console;
  private final boolean json;
  private final PrintStream out;

  FolderExport(ExportFolder folder, Console console, boolean json) {
    this.folder = folder;
    this.console = console;
    this.json = json;
    this.out = console.people(json);
  }

  /**
   * Runs to the end.
   *
   * @param resource as settings name it
   */
  ExitCode run(ObjectNode request, String resource, SampleAccounts accounts)
      throws InterruptedException, IOException {
    Optional<ExportFolder.Memo> before = folder.memo();
    before.ifPresent(this::checkKind);
    try (Source source = Source.of(console.environment(), before, accounts)) {
      String endpoint = source.endpoint(resource);
      out.println(
          (source.sample().isPresent() ? "Sample Custom Vision account at " : "Custom Vision at ")
              + endpoint);
      before.ifPresent(memo -> check(memo, endpoint));
      ExportFolder.Memo memo =
          before.orElseGet(() -> ExportFolder.Memo.of(endpoint, source.sample().isPresent()));
      folder.remember(memo);
      return run(source, memo, request);
    } catch (RuntimeException e) {
      if (before.isEmpty() && notBegun()) {
        folder.abandon();
      }
      throw e;
    }
  }

  private boolean notBegun() {
    return Stream.of("active/", "index/")
        .allMatch(
            listing -> folder.records().list(listing, Optional.empty(), 1).entries().isEmpty());
  }

  /** A sample account must not be started where a real resource was exported. */
  private void checkKind(ExportFolder.Memo memo) {
    if (memo.sample() == Source.named(console.environment())) {
      throw another(memo);
    }
  }

  private void check(ExportFolder.Memo memo, String endpoint) {
    if (!memo.endpoint().equals(endpoint)) {
      throw another(memo);
    }
  }

  private CommandProblem another(ExportFolder.Memo memo) {
    return CommandProblem.wrongUse(
        "another-resource",
        folder.path()
            + " holds an export of "
            + (memo.sample() ? "a sample account" : memo.endpoint())
            + "; "
            + (memo.sample()
                ? "unset CustomVision__endpoint"
                : "set CustomVision__endpoint to that")
            + ", or name another folder.");
  }

  @SuppressWarnings("try") // The notice is there to be closed.
  private ExitCode run(Source source, ExportFolder.Memo memo, ObjectNode request)
      throws InterruptedException, IOException {
    try (LocalEngine engine =
            LocalEngine.start(
                source.settings(), folder.records(), folder.archives(), folder::check);
        StopNotice notice =
            StopNotice.of(
                console.err(), "Stopped. Run the same command again to go on where it stopped.")) {
      JsonNode job = console.watch(engine, json).end(begin(engine, memo, request));
      return tell(engine, job);
    }
  }

  private JsonNode begin(LocalEngine engine, ExportFolder.Memo memo, ObjectNode request) {
    JsonNode job;
    try {
      job = engine.export(request.toString(), memo.key());
    } catch (JobProblem e) {
      throw e.kind() == JobProblem.Kind.KEY_REUSED
          ? CommandProblem.wrongUse(
              "another-request",
              folder.path()
                  + " holds an export of another scope; repeat its command, or name another"
                  + " folder.")
          : e;
    }
    switch (job.path("status").asText()) {
      case "NotStarted" -> out.println("Exporting to " + folder.path());
      case SUCCEEDED -> out.println(folder.path() + " holds this export already, finished");
      case "PartiallySucceeded", FAILED -> {
        out.println("Trying again what failed of the export in " + folder.path());
        return engine.retryExport(job.path("id").asText());
      }
      default -> out.println("Going on with the export in " + folder.path());
    }
    return job;
  }

  private ExitCode tell(LocalEngine engine, JsonNode job) throws IOException {
    String status = job.path("status").asText();
    Map<Failure, Long> failures = Failure.count(engine.jobs(), job.path("id").asText());
    JobSummary summary = new JobSummary(job, failures);
    summary.print(out);
    ObjectNode document = summary.json();
    boolean whole = !status.equals(FAILED) && checked(document);
    if (json) {
      console.document(document);
    }
    return whole && status.equals(SUCCEEDED) ? ExitCode.DONE : ExitCode.NOT_ALL;
  }

  private boolean checked(ObjectNode document) throws IOException {
    out.println("Checking every file");
    out.flush();
    BagCheck.Found found = new BagCheck(folder.path()).run();
    found.print(out);
    String report = folder.path().resolve("report.html").toString();
    out.println("  archive  " + folder.path());
    out.println("  report   " + report);
    document.put("archive", folder.path().toString()).put("report", report);
    document.set("verified", found.json());
    return found.valid();
  }
}
