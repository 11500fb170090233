package app.userdata.dev.command;

import app.userdata.InvalidSettingException;
import app.userdata.dev.folder.FolderException;
import app.userdata.job.JobProblem;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The words of the local command that work in one process, and how they end. */
public final class Commands {
  private static final String JSON = "--json";

  private final Console console;
  private final SampleAccounts accounts;

  public Commands(Console console, SampleAccounts accounts) {
    this.console = console;
    this.accounts = accounts;
  }

  /** All words, for help; two of them, serve and none at all, belong to the launcher. */
  @Command(
      name = "",
      header = "Export everything that an Azure Custom Vision resource holds, and try deletions.",
      synopsisHeading = "Usage: mvn -q -Plocal package exec:java -Dexec.args=\"",
      customSynopsis = "COMMAND [OPTIONS]\"",
      subcommands = HelpCommand.class,
      footer = {
        "",
        "  serve            Run the app on this machine, with its HTTP API.",
        "  (no argument)    Show all of it on a sample account.",
        "",
        "COMMAND --help tells more. In PowerShell quote the whole argument:",
        "  mvn -q -Plocal package exec:java \"-Dexec.args=export --to ./cats\"",
        "",
        "Exit codes: 0 everything done; 1 something failed or is not valid; 2 wrong",
        "use; 3 settings, the service or a folder cannot be used; 130 stopped (Ctrl+C)."
      })
  private static final class Words {}

  /** The exit code. */
  public int run(List<String> args) {
    CommandLine line =
        new CommandLine(new Words())
            .addSubcommand(new ExportCommand(console, accounts))
            .addSubcommand(new StatusCommand(console))
            .addSubcommand(new VerifyCommand(console))
            .addSubcommand(new DeleteCommand(console, accounts))
            .addSubcommand(new VerifyEvidenceCommand(console))
            .setExpandAtFiles(false)
            .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
            .setOut(writer(console.out()))
            .setErr(writer(console.err()));
    addHelp(line);
    line.getSubcommands().values().forEach(Commands::addHelp);
    boolean json = args.contains(JSON);
    line.setParameterExceptionHandler((e, given) -> refused(e, json));
    line.setExecutionExceptionHandler((e, command, parsed) -> failed(e, json));
    return line.execute(args.toArray(String[]::new));
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, Charset.defaultCharset()), true);
  }

  private static void addHelp(CommandLine command) {
    if (!command.getCommandSpec().helpCommand()) {
      command
          .getCommandSpec()
          .addOption(
              OptionSpec.builder("-h", "--help")
                  .usageHelp(true)
                  .description("Show this help.")
                  .build());
    }
  }

  private int refused(ParameterException e, boolean json) {
    String command = e.getCommandLine().getCommandName();
    List<String> unknown = e.getCommandLine().getUnmatchedArguments();
    // Whoever mistypes an option that is required hears of that, not that it is missing.
    StringBuilder sentence =
        new StringBuilder(
            unknown.isEmpty()
                ? Printable.of(String.valueOf(e.getMessage()))
                : unmatched(command, new UnmatchedArgumentException(e.getCommandLine(), unknown)));
    if (!json) {
      sentence.append(System.lineSeparator()).append(hint(command));
    }
    return told(CommandProblem.wrongUse("wrong-use", sentence.toString()), json);
  }

  private static String unmatched(String command, UnmatchedArgumentException e) {
    String word = e.getUnmatched().get(0);
    String nearest =
        e.getSuggestions().isEmpty() ? "" : "; did you mean " + e.getSuggestions().get(0) + "?";
    String what;
    if (word.startsWith("-")) {
      what = "There is no option " + word + (command.isEmpty() ? "" : " of " + command);
    } else if (command.isEmpty()) {
      what = "There is no command " + word;
    } else {
      what = "'" + word + "' belongs to no option; a name with blanks needs quotes";
    }
    return Printable.of(what) + nearest;
  }

  private static String hint(String command) {
    return command.isEmpty() ? "help lists the commands." : command + " --help tells more.";
  }

  private int failed(Exception e, boolean json) {
    return told(problem(e), json);
  }

  private static CommandProblem problem(Exception e) {
    if (e instanceof CommandProblem known) {
      return known;
    }
    if (e instanceof JobProblem of) {
      return of.kind() == JobProblem.Kind.UNAVAILABLE
          ? CommandProblem.unavailable(of.type(), of.sentence())
          : CommandProblem.wrongUse(of.type(), of.field(), of.sentence());
    }
    if (e instanceof InvalidSettingException of) {
      return CommandProblem.unavailable("invalid-setting", of.sentence());
    }
    if (e instanceof FolderException of) {
      return of.refusal()
          ? CommandProblem.wrongUse("folder", of.sentence())
          : CommandProblem.unavailable("folder", of.sentence());
    }
    return CommandProblem.unavailable("unexpected", unexpected(e));
  }

  /** Its words may hold anything; where it came from tells as much. */
  private static String unexpected(Exception e) {
    Optional<StackTraceElement> ours =
        List.of(e.getStackTrace()).stream()
            .filter(frame -> frame.getClassName().startsWith("app.userdata."))
            .findFirst();
    return "unexpected "
        + e.getClass().getSimpleName()
        + ours.map(frame -> " in " + frame).orElse("")
        + "; run the same command again, and report it if it comes back";
  }

  private int told(CommandProblem problem, boolean json) {
    if (json) {
      ObjectNode document = JsonNodeFactory.instance.objectNode();
      ObjectNode error = document.putObject("error").put("type", problem.type());
      problem.field().ifPresent(field -> error.put("field", field));
      error.put("detail", problem.sentence());
      console.document(document);
    } else {
      console.err().println(problem.sentence());
    }
    return problem.code().number();
  }
}
