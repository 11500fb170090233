package app.userdata.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.Parts;
import app.userdata.archive.TrainingSet;
import app.userdata.archive.format.SeenBox;
import app.userdata.category.ArchivedProject;
import app.userdata.dev.memory.InMemoryExportArchives;
import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.Region;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.picture.PictureHeader;
import app.userdata.picture.PixelSize;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the report shows of each project. */
final class PortraitTest {
  @Test
  void report_sampleAccount_drawsTheRegionsThatTheServiceHas() throws Exception {
    Account account = SampleAccount.create();
    Map<String, Image> images = new HashMap<>();
    account.projects().stream()
        .flatMap(project -> project.workspaceImages().stream())
        .forEach(image -> images.put(image.id().toString(), image));
    String page;
    NavigableMap<String, byte[]> archive;
    try (EngineBench bench = EngineBench.quick(account, SimulatorOptions.defaults())) {
      archive = bench.archive(bench.export("{}"));
      page = new String(requireNonNull(archive.get("report.html")), StandardCharsets.UTF_8);
    }

    List<DrawnPicture> pictures = DrawnPicture.of(page);
    assertThat(pictures).hasSizeGreaterThan(60);
    long boxes = 0;
    for (DrawnPicture picture : pictures) {
      Image image = images.get(picture.image());
      if (image != null) {
        PixelSize size = PictureHeader.of(image.bytes()).size().orElseThrow();
        assertThat(new PixelSize(picture.width(), picture.height())).isEqualTo(size);
        boxes += compare(picture.boxes(), image.regions(), size);
      }
    }
    assertThat(boxes).isGreaterThan(15);
    assertThat(page)
        .contains("<bdi>Jörg Ångström</bdi>", "<bdi>&lt;script&gt;alert(1)&lt;/script&gt;</bdi>")
        .contains("modelsLost: 1 trained model cannot leave the service.")
        .contains("General (compact) for object detection", "25 tagged, 2 untagged, 3 that only an")
        .contains("<title>Precision and recall by threshold</title>");
    assertThat(page.length()).isLessThan(600_000);
  }

  private static long compare(List<SeenBox> drawn, List<Region> regions, PixelSize size) {
    assertThat(drawn).hasSameSizeAs(regions);
    for (int i = 0; i < regions.size(); i++) {
      Region region = regions.get(i);
      double left = region.left() * size.width();
      double top = region.top() * size.height();
      String tag = region.tagId().toString();
      SeenBox expected =
          new SeenBox(
              tag,
              left,
              top,
              left + region.width() * size.width(),
              top + region.height() * size.height());
      assertThat(drawn.get(i).name()).isEqualTo(tag);
      assertThat(drawn.get(i).distance(expected)).isLessThan(1e-3);
    }
    return regions.size();
  }

  @Test
  void portrait_of100000Images_showsSamplesOfEachTag() {
    Project project = SampleAccount.large(60).projects().get(0);
    InMemoryExportArchives archives = new InMemoryExportArchives();
    var archive = archives.of("job");
    Parts parts = new RecordParts(new InMemoryRecordStore(), "job");
    TrainingSet.Writer writer = new TrainingSet.Writer(parts, "set");
    List<UUID> tags = project.tags().stream().map(tag -> tag.id()).toList();
    byte[] file = project.workspaceImages().get(0).bytes();
    for (int i = 1; i <= 100_000; i++) {
      UUID id = new UUID(i * 0x5DEECE66DL, i);
      String name = "images/" + id + ".gif";
      writer.add(
          new AnnotatedImage(
              id, name, new PixelSize(1, 1), true, List.of(tags.get(i % 2)), List.of()));
      archive.write(
          new ArchivePath("data/projects/" + project.id() + "/" + name), "image/gif", file);
    }
    TrainingSet set =
        writer.finish(tags.stream().map(id -> new TrainingSet.Tag(id, "tag")).toList());

    ArchivedProject archived = new ArchivedProject(archive, project.id());
    var portrait = archived.portrait(set, parts, 48);

    assertThat(portrait.images().all()).isEqualTo(100_000);
    assertThat(portrait.pictures()).hasSize(8);
    assertThat(portrait.tags()).extracting(tag -> tag.images()).containsExactly(50_000L, 50_000L);
    assertThat(archived.portrait(set, parts, 48)).isEqualTo(portrait);
  }
}
