package app.userdata.staged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What is deployed: the jars that the bill of materials names, each class once, no settings. */
final class StagedAppIT {
  private static final Path STAGED = Path.of(System.getProperty("staged.folder"));
  private static final Path BILL = Path.of(System.getProperty("bill.of.materials"));
  private static final Path TABLE = Path.of("docs", "dependencies.md");
  private static final String SETTINGS = "local.settings.json";

  /** Those that ask for nothing but to be named. */
  private static final Set<String> PERMISSIVE = Set.of("Apache-2.0", "MIT", "MIT-0");

  /** The Functions worker has it. */
  private static final String OF_THE_WORKER = "azure-functions-java-core-library";

  private static final Pattern ROW =
      Pattern.compile("\\| [^ :]+:(?<name>[^ ]+) \\| (?<version>[^ ]+) \\| (?<licence>[^ ]+) \\|");

  @Test
  void stagedFolder_nobodyMadeLocalSettings_hasNone() {
    assumeThat(Path.of(SETTINGS)).doesNotExist();

    assertThat(STAGED.resolve("host.json")).exists();
    assertThat(STAGED.resolve(SETTINGS)).doesNotExist();
  }

  @Test
  void jars_all_holdEachClassOnce() throws IOException {
    Map<String, List<String>> where = new HashMap<>();
    for (Path jar : jars()) {
      each(
          jar,
          entry -> {
            if (isClass(entry)) {
              where.computeIfAbsent(entry.getName(), any -> new ArrayList<>()).add(name(jar));
            }
          });
    }

    assertThat(where).hasSizeGreaterThan(1_000);
    assertThat(where.entrySet()).filteredOn(one -> one.getValue().size() > 1).isEmpty();
  }

  @Test
  void ourJar_entries_carryNoTimeOfTheBuild() throws IOException {
    Path ours =
        jars().stream()
            .filter(jar -> name(jar).startsWith("custom-vision"))
            .findFirst()
            .orElseThrow();
    Set<LocalDateTime> times = new TreeSet<>();
    List<String> names = new ArrayList<>();
    each(
        ours,
        entry -> {
          times.add(entry.getTimeLocal());
          names.add(entry.getName());
        });

    assertThat(names).contains("app/userdata/FunctionFactory.class");
    assertThat(times).containsExactly(LocalDateTime.parse("2026-01-01T00:00:00"));
  }

  @Test
  void billOfMaterials_components_areTheJarsThatAreThere() throws IOException {
    assertThat(bill().map(Component::jar))
        .containsExactlyInAnyOrderElementsOf(
            jars().stream()
                .filter(jar -> jar.startsWith(STAGED.resolve("lib")))
                .map(StagedAppIT::name)
                .toList());
  }

  @Test
  void billOfMaterials_licences_arePermissiveAndStandInTheTable() throws IOException {
    List<Component> listed =
        ROW.matcher(Files.readString(TABLE)).results().map(Component::of).toList();

    assertThat(bill().map(Component::licence)).isSubsetOf(PERMISSIVE);
    assertThat(listed).containsExactlyInAnyOrderElementsOf(bill().toList());
  }

  /** A library that is deployed. */
  private record Component(String name, String version, String licence) {
    private static Component of(JsonNode json) {
      return new Component(
          json.path("name").asText(),
          json.path("version").asText(),
          json.at("/licenses/0/license/id").asText());
    }

    private static Component of(MatchResult row) {
      return new Component(row.group(1), row.group(2), row.group(3));
    }

    private String jar() {
      return name + "-" + version + ".jar";
    }
  }

  private static Stream<Component> bill() throws IOException {
    JsonNode components = new ObjectMapper().readTree(BILL.toFile()).path("components");
    return StreamSupport.stream(components.spliterator(), false)
        .map(Component::of)
        .filter(component -> !component.name().equals(OF_THE_WORKER));
  }

  private static List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.walk(STAGED)) {
      return files.filter(file -> name(file).endsWith(".jar")).collect(Collectors.toList());
    }
  }

  private static void each(Path jar, Consumer<JarEntry> use) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream().forEach(use);
    }
  }

  private static boolean isClass(JarEntry entry) {
    String name = entry.getName();
    return name.endsWith(".class")
        && !name.endsWith("module-info.class")
        && !name.startsWith("META-INF/versions/");
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }
}
