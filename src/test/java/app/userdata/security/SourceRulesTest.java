package app.userdata.security;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no code of the app may do, because it could be turned against it. */
@AnalyzeClasses(packages = "app.userdata", importOptions = DoNotIncludeTests.class)
class SourceRulesTest {
  /** How things are called that only one side may know. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)\\w*(?:secret|password|signature|trainingKey|accountKey|functionsKey|apiKey|sasToken)\\w*\\b");

  private static final Pattern EQUALITY =
      Pattern.compile("(?:\\.equals|\\.contentEquals|\\.equalsIgnoreCase|Arrays\\.equals)\\(");

  /** Archives are bytes to us: who unpacks nothing is not led out of a folder, nor blown up. */
  @ArchTest
  static final ArchRule nothing_is_unpacked =
      forbidden("java.util.zip.ZipInputStream", "java.util.zip.ZipFile", "java.util.jar..");

  /** Text from outside makes no objects but those that we name. */
  @ArchTest
  static final ArchRule nothing_is_deserialized =
      forbidden("java.io.ObjectInputStream", "com.fasterxml.jackson.annotation.JsonTypeInfo");

  /** No external entities without a parser that knows them. */
  @ArchTest
  static final ArchRule no_xml_is_parsed =
      forbidden("javax.xml..", "org.w3c.dom..", "org.xml.sax..");

  @ArchTest
  static final ArchRule no_program_is_started =
      forbidden("java.lang.ProcessBuilder", "java.lang.Process", "javax.script..");

  /** Files of this machine are no business of the app. */
  @ArchTest
  static final ArchRule no_file_is_opened =
      forbidden("java.nio.file..", "java.io.FileInputStream", "java.io.FileOutputStream");

  /** Addresses are opened by one client, which knows where it may go. */
  @ArchTest
  static final ArchRule no_address_is_opened_otherwise =
      noClasses()
          .should()
          .callMethod(java.net.URL.class, "openStream")
          .orShould()
          .callMethod(java.net.URL.class, "openConnection")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("java.net.http..");

  /** How long a comparison takes must not tell how much of a secret was right. */
  @ArchTest
  static void secrets_always_areComparedInConstantTime(
      com.tngtech.archunit.core.domain.JavaClasses classes) {
    List<String> lines =
        Stream.of("src/main/java", "src/dev/java")
            .flatMap(SourceRulesTest::lines)
            .filter(line -> EQUALITY.matcher(line).find() && SECRET.matcher(line).find())
            .filter(line -> !line.startsWith("*") && !line.startsWith("//"))
            .toList();

    assertThat(classes).isNotEmpty();
    assertThat(lines).as("compare with MessageDigest.isEqual").isEmpty();
    assertThat(lines("src/dev/java/app/userdata/dev/host").toList())
        .as("the key of the local host")
        .anyMatch(line -> line.contains("MessageDigest.isEqual("));
  }

  private static Stream<String> lines(String folder) {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .flatMap(SourceRulesTest::linesOf)
          .map(String::strip)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> linesOf(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ArchRule forbidden(String... classes) {
    return noClasses()
        .should()
        .dependOnClassesThat(
            com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage(
                    Stream.of(classes).filter(name -> name.endsWith("..")).toArray(String[]::new))
                .or(
                    com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are " + List.of(classes),
                        type -> List.of(classes).contains(type.getName()))));
  }
}
