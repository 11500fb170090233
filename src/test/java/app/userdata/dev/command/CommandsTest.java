package app.userdata.dev.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class CommandsTest {
  private static final int MOST_LINES = 40;
  private static final int MOST_COLUMNS = 80;
  private final Words command = new Words();

  @Test
  void scope_everyOption_isTheRequestThatHttpTakes() {
    ScopeOptions scope =
        CommandLine.populateCommand(
            new ScopeOptions(),
            ("--project Cats --project=Dogs --category images --category tags --tag a --image-id i"
                    + " --metadata k=v=w --metadata l= --prediction-id p --exclude-tag b"
                    + " --exclude-image-id j --resource R --reference ticket")
                .split(" "));

    assertThat(scope.request())
        .hasToString(
            "{'resource':'R','projects':['Cats','Dogs'],'categories':['images','tags'],"
                    .replace('\'', '"')
                + "'subject':{'tags':['a'],'imageIds':['i'],'predictionIds':['p'],"
                    .replace('\'', '"')
                + "'metadata':{'k':'v=w','l':''}},'exclude':{'tags':['b'],'imageIds':['j']},"
                    .replace('\'', '"')
                + "'reference':'ticket'}".replace('\'', '"'));
    assertThat(scope.resource()).isEqualTo("R");
    assertThat(scope.projects()).containsExactly("Cats", "Dogs");
  }

  @Test
  void scope_noOption_isAnEmptyRequest() {
    assertThat(CommandLine.populateCommand(new ScopeOptions()).request()).hasToString("{}");
    assertThat(CommandLine.populateCommand(new ScopeOptions()).resource()).isEqualTo("default");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--metadata k", "--metadata =v", "--metadata k=1 --metadata k=2"})
  void scope_metadataThatIsNone_isRefused(String args) {
    ScopeOptions scope = CommandLine.populateCommand(new ScopeOptions(), args.split(" "));

    assertThatThrownBy(scope::request)
        .isInstanceOf(CommandProblem.class)
        .hasMessageStartingWith("--metadata ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          exprot --to x                  | There is no command exprot; did you mean export?
          SERVE                          | There is no command SERVE
          --delete                       | There is no option --delete
          export                         | Missing required option: '--to=FOLDER'
          export --to                    | Missing required parameter for option '--to' (FOLDER)
          export --to a --proejct Cats   | There is no option --proejct of export; did you mean --project?
          export --to a --project Big Cat| 'Cat' belongs to no option; a name with blanks needs quotes
          export --to a --to b           | option '--to' (FOLDER) should be specified only once
          delete --to a                  | There is no option --to of delete
          status                         | Missing required option: '--to=FOLDER'
          verify                         | Missing required parameter: 'FOLDER'
          """)
  void run_wrongUse_isTwoAndNamesWhatIsMeant(String args, String sentence) {
    assertThat(command.run(args.strip().split(" "))).isEqualTo(2);
    assertThat(command.err()).startsWith(sentence).hasLineCount(2);
    assertThat(command.out()).isEmpty();
  }

  @Test
  void run_wrongUseForPrograms_isOneDocument() throws IOException {
    assertThat(command.run("export", "--json", "--too", "x")).isEqualTo(2);
    assertThat(command.json().at("/error/type").asText()).isEqualTo("wrong-use");
    assertThat(command.json().at("/error/detail").asText()).endsWith("did you mean --to?");
    assertThat(command.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "help",
        "--help",
        "help export",
        "export --help",
        "delete -h",
        "status --help",
        "verify --help",
        "verify-evidence --help"
      })
  void run_help_isShortAndNarrow(String args) {
    assertThat(command.run(args.split(" "))).isZero();

    List<String> lines = command.out().lines().toList();
    assertThat(lines).hasSizeLessThan(MOST_LINES).anyMatch(line -> line.contains("--help"));
    assertThat(lines).allMatch(line -> line.length() <= MOST_COLUMNS);
  }

  @Test
  void run_help_namesEveryWordAndExitCode() {
    command.run("help");

    assertThat(command.out())
        .contains("export", "status", "verify", "delete", "serve", "verify-evidence")
        .contains("Exit codes: 0", "; 1 ", "; 2 ", "; 3 ", "; 130 ");
  }

  @Test
  void run_charactersThatMoveTheCursor_reachNoTerminal() {
    command.run("export", "\u001b[2J\u009b31m\u202egnp");

    assertThat(command.err()).startsWith("'?[2J?31m?gnp' belongs to no option");
  }

  @Test
  void run_fileOfArguments_isNoneButAName() {
    assertThat(command.run("status", "--to", "@/etc/passwd")).isEqualTo(2);
    assertThat(command.err()).contains("/@/etc/passwd is no folder of an export");
  }
}
