package app.userdata.dev.benchmark;

import app.userdata.dev.azurite.Azurite;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.sink.Sink;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What is exported from and into: a simulated service, and storage that counts. */
final class Stage implements AutoCloseable {
  private final Setup setup;
  private final Path folder;
  private final Azurite azurite;
  private final Sink sink;
  private final CustomVisionSimulator service;
  private final Archives archives;

  private Stage(Setup setup, Path folder, Azurite azurite) {
    this.setup = setup;
    this.folder = folder;
    this.azurite = azurite;
    this.sink = Sink.start(azurite.connectionString(), setup.archives());
    this.service =
        CustomVisionSimulator.start(
            SampleAccount.large(setup.images(), setup.bytes()), setup.service());
    this.archives = new Archives(sink.connectionString());
  }

  static Stage open(Setup setup) throws IOException {
    Path project = Path.of(System.getProperty("project.folder", "."));
    Path folder = Files.createDirectories(project.resolve("target").resolve("benchmark"));
    Azurite azurite =
        setup.sink()
            ? Azurite.inMemory(project)
            : Azurite.onDisk(project, Files.createTempDirectory(folder, "azurite"));
    return new Stage(setup, folder, azurite);
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
  }
}
