package app.userdata.dev.command;

import app.userdata.dev.folder.ExportFolder;
import app.userdata.job.Jobs;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "status",
    header = "Show how far the export in a folder is, also while another process makes it.",
    description = "The exit code is 1 when it has ended and something is missing.")
final class StatusCommand implements Callable<Integer> {
  private final Console console;

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "The folder that export was given.")
  private Path folder = Path.of("");

  @Mixin private CommandOptions options = new CommandOptions();

  StatusCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    ExportFolder looked = ExportFolder.look(folder);
    Jobs jobs = LocalEngine.look(Source.looking(looked.memo()), looked);
    JsonNode job = jobs.job(LocalEngine.exportIn(jobs, looked));
    JobSummary summary = new JobSummary(job, Failure.count(jobs, job.path("id").asText()));
    tell(summary, looked);
    boolean missing = JobWatch.ended(job) && !job.path("status").asText().equals("Succeeded");
    return (missing ? ExitCode.NOT_ALL : ExitCode.DONE).number();
  }

  private void tell(JobSummary summary, ExportFolder folder) {
    boolean working = folder.busy();
    PrintStream out = console.people(options.json());
    new ProgressLines(out, false).showAll(summary.job());
    summary.print(out);
    if (!JobWatch.ended(summary.job())) {
      out.println(
          working
              ? "A process works on it."
              : "No process works on it: run its export again to go on.");
    }
    if (options.json()) {
      ObjectNode document = summary.json();
      document.put("folder", folder.path().toString()).put("working", working);
      console.document(document);
    }
  }
}
