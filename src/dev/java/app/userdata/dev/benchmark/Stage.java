package app.userdata.dev.benchmark;

import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.sink.Sink;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is exported from and into: a simulated service, and storage that counts. */
final class Stage implements AutoCloseable {
  private final Setup setup;
  private final Path folder;
  private final Optional<Path> data;
  private final Azurite azurite;
  private final Sink sink;
  private final CustomVisionSimulator service;
  private final Archives archives;

  private Stage(Setup setup) throws IOException {
    Path project = Path.of(System.getProperty("project.folder", "."));
    this.setup = setup;
    this.folder = Files.createDirectories(project.resolve("target").resolve("benchmark"));
    this.data =
        setup.sink() ? Optional.empty() : Optional.of(Files.createTempDirectory(folder, "azurite"));
    this.azurite =
        data.map(kept -> Azurite.onDisk(project, kept)).orElseGet(() -> Azurite.inMemory(project));
    this.sink = Sink.start(azurite.connectionString(), setup.archives());
    this.service =
        CustomVisionSimulator.start(
            SampleAccount.large(setup.images(), setup.bytes()), setup.service());
    this.archives = new Archives(sink.connectionString());
  }

  static Stage open(Setup setup) throws IOException {
    return new Stage(setup);
  }

  Setup setup() {
    return setup;
  }

  /** Where logs and lists lie. */
  Path folder() {
    return folder;
  }

  Sink sink() {
    return sink;
  }

  CustomVisionSimulator service() {
    return service;
  }

  Archives archives() {
    return archives;
  }

  /** The storage without a counter before it. */
  String azurite() {
    return azurite.connectionString();
  }

  /** Begins a measurement with archives that are empty. */
  void clear() {
    if (!setup.sink()) {
      archives.empty();
    }
    sink.forget();
  }

  /** Writes the links of all images into a file, a line each, as fast as the service can. */
  Path links() throws IOException {
    SimulatorOptions limited = service.options();
    service.options(limited.withCallsPerSecond(0));
    try {
      List<String> links = new ArrayList<>(new ImageLinks(service).all());
      return Files.write(folder.resolve("links.txt"), links);
    } finally {
      service.options(limited);
    }
  }

  @Override
  public void close() {
    service.close();
    sink.close();
    azurite.close();
    data.ifPresent(Stage::remove);
  }

  private static void remove(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException("could not remove " + folder, e);
    }
  }
}
