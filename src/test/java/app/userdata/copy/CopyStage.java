package app.userdata.copy;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.customvision.CallMeter;
import app.userdata.customvision.CustomVisionClient;
import app.userdata.customvision.CustomVisionClients;
import app.userdata.customvision.CustomVisionSettings;
import app.userdata.customvision.ImageSet;
import app.userdata.customvision.InProcessSlots;
import app.userdata.customvision.Listing;
import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.CustomVisionSimulator;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A project of images, a client, and an archive in memory to copy them into. */
final class CopyStage implements AutoCloseable {
  private final Account account;
  private final UUID project;
  private final CustomVisionSimulator simulator;
  private final CustomVisionClient client;
  private final InMemoryExportArchives archives = new InMemoryExportArchives();

  CopyStage(int images, int bytesEach) {
    account = SampleAccount.large(images, bytesEach);
    project = account.projects().get(0).id();
    simulator =
        CustomVisionSimulator.start(account, SimulatorOptions.defaults().withCallsPerSecond(0));
    client = client();
  }

  CustomVisionSimulator simulator() {
    return simulator;
  }

  ExportArchive archive() {
    return archives.of("job");
  }

  List<Copied> copyAll(Copier copier, ExportArchive into) {
    List<Source> sources =
        client.getImages(project, ImageSet.workspace(), Listing.ALL, 256, 0).stream()
            .map(image -> new Source(image.id(), image.original()))
            .toList();
    return copy(copier, into, sources);
  }

  /** Copies from wherever somebody says that images are. */
  List<Copied> copyFrom(Copier copier, ExportArchive into, URI address) {
    return copy(copier, into, List.of(new Source(project, address)));
  }

  /** Copies one file in blocks, as models are. */
  ArchiveEntry copyLargeFrom(Copier copier, ExportArchive into, URI address, ArchivePath path) {
    return copier.copyLarge(
        new Way(client, project, into, () -> false), address, path, "application/zip");
  }

  private List<Copied> copy(Copier copier, ExportArchive into, List<Source> sources) {
    return copier.copy(
        new Way(client, project, into, () -> false),
        sources,
        (id, extension) -> new ArchivePath("data/" + id + "." + extension));
  }

  /** What the archive holds, by path. */
  NavigableMap<String, byte[]> stored() {
    return archives.contents("job");
  }

  List<byte[]> originals() {
    return account.projects().get(0).workspaceImages().stream().map(Image::bytes).toList();
  }

  private CustomVisionClient client() {
    CustomVisionSettings settings =
        new CustomVisionSettings(
            simulator.endpoint(),
            Optional.of(simulator.trainingKey()),
            "v3.3",
            Set.of(),
            1000,
            Duration.ofSeconds(10));
    Clock clock = Clock.systemUTC();
    return CustomVisionClients.create(
        settings, Optional.empty(), new InProcessSlots(clock), time -> {}, CallMeter.NONE, clock);
  }

  @Override
  public void close() {
    simulator.close();
  }
}
