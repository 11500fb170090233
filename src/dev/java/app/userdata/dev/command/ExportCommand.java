package app.userdata.dev.command;

import app.userdata.dev.folder.ExportFolder;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    header = "Export into a folder: everything, or what the options name.",
    description = {
      "Each option but --to, --resource and --reference may be repeated.",
      "The resource is CustomVision__endpoint with CustomVision__trainingKey, or signed in with az"
          + " or azd; without an endpoint a sample account is started.",
      "Run it again after an interruption, and it goes on; after failures, and they are tried"
          + " again."
    },
    footer = {
      "",
      "Quote names with blanks inside of the argument of Maven:",
      "  mvn -q -Plocal package exec:java \\",
      "      -Dexec.args=\"export --project 'Fruit bowl' --to ./fruit\""
    })
final class ExportCommand implements Callable<Integer> {
  private final Console console;
  private final SampleAccounts accounts;

  @Mixin private ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--format",
      paramLabel = "F",
      description = "Annotations too: coco, yolo, voc, folders or automl.")
  private List<String> formats = new ArrayList<>();

  @Option(
      names = "--to",
      paramLabel = "FOLDER",
      required = true,
      description = "A new or empty folder, or one that this export left.")
  private Path to = Path.of("");

  @Mixin private CommandOptions options = new CommandOptions();

  ExportCommand(Console console, SampleAccounts accounts) {
    this.console = console;
    this.accounts = accounts;
  }

  @Override
  public Integer call() throws Exception {
    ObjectNode request = scope.request();
    ScopeOptions.list(request, "formats", formats);
    try (ExportFolder folder = ExportFolder.open(to)) {
      return new FolderExport(folder, console, options.json())
          .run(request, scope.resource(), accounts)
          .number();
    }
  }
}
