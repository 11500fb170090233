package app.userdata.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Every mistake of a table is found, each in a copy of the infrastructure that has no other. */
final class InfraMutationsTest {
  private static ProjectFiles files;
  private static Code code;

  @BeforeAll
  static void read() throws IOException {
    files = ProjectFiles.read();
    code = Code.read();
  }

  @ParameterizedTest(name = "{0}: {3}")
  @CsvFileSource(
      resources = "mutations.csv",
      delimiter = '|',
      quoteCharacter = '^',
      numLinesToSkip = 1,
      maxCharsPerColumn = 1000)
  void check_aMistake_isFound(String file, String text, String mistake, String expected) {
    Infra changed = Infra.parse(files.with(file, text, mistake == null ? "" : mistake));

    String findings =
        InfraTest.findings(changed, code).stream()
            .map(Finding::toString)
            .collect(Collectors.joining("\n"));

    assertThat(findings).contains(expected);
  }
}
