package app.userdata.dev.command;

import app.userdata.dev.folder.ExportFolder;
import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.job.RecordStore;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "delete",
    header = "Try out a deletion on a sample account, which is started and ends with it.",
    description = {
      "It makes the plan, tells it, asks, deletes, looks again and verifies the evidence.",
      "Nothing else can be deleted from here: for a real resource use serve, its console, or the"
          + " deployed app, where a plan waits for its confirmation and outlives the command.",
      "Each option but --require-export, --evidence and --reference may be repeated."
    },
    footer = {
      "",
      "The sample account of an export comes back for it:",
      "  export --to ./sample",
      "  delete --category all --require-export ./sample --evidence ./evidence"
    })
final class DeleteCommand implements Callable<Integer> {
  private final Console console;
  private final SampleAccounts accounts;

  @Mixin private ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--require-export",
      paramLabel = "FOLDER",
      description = "Delete only what the export in this folder holds.")
  private Optional<Path> required = Optional.empty();

  @Option(
      names = "--evidence",
      paramLabel = "FOLDER",
      description = "Where the evidence is written; ./evidence if not given.")
  private Path evidence = Path.of("evidence");

  @Option(names = "--yes", description = "Do not ask.")
  private boolean yes;

  @Mixin private CommandOptions options = new CommandOptions();

  DeleteCommand(Console console, SampleAccounts accounts) {
    this.console = console;
    this.accounts = accounts;
  }

  @Override
  public Integer call() throws Exception {
    if (Source.named(console.environment())) {
      throw notHere();
    }
    if (!yes && !console.attended()) {
      throw CommandProblem.wrongUse("nobody-to-ask", "Nobody can be asked here: add --yes.");
    }
    Optional<ExportFolder> exported = required.map(ExportFolder::look);
    Optional<ExportFolder.Memo> memo = exported.flatMap(ExportFolder::memo);
    if (exported.isPresent() && memo.filter(ExportFolder.Memo::sample).isEmpty()) {
      throw notHere();
    }
    try (Source source = Source.of(console.environment(), memo, accounts)) {
      String endpoint = source.endpoint(scope.resource());
      if (!SampleOnly.mayDelete(console.environment(), source.sample(), endpoint)) {
        throw notHere();
      }
      out().println("Sample Custom Vision account at " + endpoint);
      return run(source, exported).number();
    }
  }

  private static CommandProblem notHere() {
    return CommandProblem.wrongUse(
        "sample-only",
        "This command deletes from its own sample account only, and CustomVision__endpoint, or the"
            + " export, names another. Use serve and its console, or the deployed app: there a"
            + " plan waits for its confirmation.");
  }

  @SuppressWarnings("try") // The notice is there to be closed.
  private ExitCode run(Source source, Optional<ExportFolder> exported)
      throws InterruptedException, IOException {
    RecordStore records =
        exported
            .<RecordStore>map(folder -> new UnwrittenRecords(folder.records()))
            .orElseGet(InMemoryRecordStore::new);
    try (LocalEngine engine =
            LocalEngine.start(
                source.settings(),
                records,
                exported.map(ExportFolder::archives).orElseGet(InMemoryExportArchives::new),
                () -> {});
        StopNotice notice =
            StopNotice.of(console.err(), "Stopped. The sample account is gone with its plan.")) {
      ObjectNode request = scope.request();
      exported.ifPresent(
          folder -> request.put("requireExport", LocalEngine.exportIn(engine.jobs(), folder)));
      LocalDeletion.Ended ended =
          new LocalDeletion(
                  engine,
                  console.watch(engine, options.json()),
                  out(),
                  new EvidenceDownload(engine, EvidenceDownload.signer(console.environment())),
                  id -> evidence)
              .run(request.toString(), planned -> agreed());
      if (options.json()) {
        document(engine, ended);
      }
      return ended.complete() ? ExitCode.DONE : ExitCode.NOT_ALL;
    }
  }

  /** Whoever deletes one project types its name, as it was named; else the word. */
  private boolean agreed() {
    if (yes) {
      return true;
    }
    String word = scope.projects().size() == 1 ? scope.projects().get(0).strip() : "delete";
    out().print("Type " + Printable.of(word) + " to delete this, anything else to stop: ");
    out().flush();
    try {
      return console.line().equals(word);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void document(LocalEngine engine, LocalDeletion.Ended ended) throws IOException {
    String id = ended.job().path("id").asText();
    ObjectNode document = new JobSummary(ended.job(), Failure.count(engine.jobs(), id)).json();
    if (ended.evidence().isPresent()) {
      Path file = ended.evidence().get();
      document.put("evidence", file.toAbsolutePath().normalize().toString());
      document.set("verified", EvidenceWords.of(file, Optional.empty()).json());
    }
    console.document(document);
  }

  private PrintStream out() {
    return console.people(options.json());
  }
}
