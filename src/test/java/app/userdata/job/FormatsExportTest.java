package app.userdata.job;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.format.CocoReader;
import app.userdata.archive.format.ProjectFolder;
import app.userdata.archive.format.SeenBox;
import app.userdata.archive.format.VocReader;
import app.userdata.archive.format.YoloReader;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.Region;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.Tag;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The sample account in every format, read back by each format's rules and compared with it. */
final class FormatsExportTest {
  private static final Account ACCOUNT = DetectionSample.account();
  private static final Project SIGNS = DetectionSample.signs(ACCOUNT);
  private static EngineBench bench = EngineBench.quick(ACCOUNT, SimulatorOptions.defaults());
  private static ObjectNode job;
  private static NavigableMap<String, byte[]> archive = new TreeMap<>();

  @BeforeAll
  static void export() throws Exception {
    job = bench.export(DetectionSample.BODY);
    archive = bench.archive(job);
  }

  @AfterAll
  static void close() {
    bench.close();
  }

  @Test
  void export_inAllFormats_isAValidBagWithNotes() {
    assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
    BagInMemory.isValid(archive);
    assertThat(job.get("notes").toString())
        .contains("Format folders was not written for project " + SIGNS.id())
        .contains("Format coco was not written for project " + ACCOUNT.project("Stock 300").id())
        .contains("images of project " + SIGNS.id() + " are GIF files")
        .doesNotContain("看板", "Stock");
  }

  @Test
  void coco_ofTheDetectionProject_hasEveryImageAndBox() throws Exception {
    CocoReader coco = new CocoReader(folder(SIGNS));

    assertThat(coco.names()).isEqualTo(tags());
    assertThat(coco.pictures()).hasSameSizeAs(SIGNS.workspaceImages());
    for (Image image : SIGNS.workspaceImages()) {
      CocoReader.Picture picture = requireNonNull(coco.pictures().get(image.id().toString()));
      Dimension size = DetectionSample.seen(image);
      assertThat(archive).containsKey(path(SIGNS) + picture.file());
      assertThat(new Dimension(picture.width(), picture.height())).isEqualTo(size);
      near(picture.boxes(), expected(image, size), 1e-9);
    }
  }

  @Test
  void report_ofTheSameExport_drawsTheBoxesOfCoco() throws Exception {
    CocoReader coco = new CocoReader(folder(SIGNS));
    Map<String, String> names = new HashMap<>();
    SIGNS.tags().forEach(tag -> names.put(tag.id().toString(), tag.name()));
    String page = new String(requireNonNull(archive.get("report.html")), StandardCharsets.UTF_8);

    int compared = 0;
    for (DrawnPicture drawn : DrawnPicture.of(page)) {
      CocoReader.Picture picture = coco.pictures().get(drawn.image());
      if (picture != null) {
        assertThat(drawn.width()).isEqualTo(picture.width());
        assertThat(drawn.height()).isEqualTo(picture.height());
        near(drawn.boxes().stream().map(box -> named(box, names)).toList(), picture.boxes(), 1e-9);
        compared += picture.boxes().size();
      }
    }
    assertThat(compared).isGreaterThan(15);
  }

  private static SeenBox named(SeenBox box, Map<String, String> names) {
    String name = requireNonNull(names.get(box.name()));
    return new SeenBox(name, box.left(), box.top(), box.right(), box.bottom());
  }

  @Test
  void yolo_ofTheDetectionProject_hasEveryImageOnceAndEveryBox() throws Exception {
    YoloReader yolo = new YoloReader(folder(SIGNS));
    List<String> images = new ArrayList<>(yolo.images("train"));
    images.addAll(yolo.images("val"));

    assertThat(yolo.images("val")).isNotEmpty();
    assertThat(List.copyOf(yolo.names().values())).isEqualTo(tags());
    assertThat(images).doesNotHaveDuplicates().hasSameSizeAs(SIGNS.workspaceImages());
    for (Image image : SIGNS.workspaceImages()) {
      Dimension size = DetectionSample.seen(image);
      String file =
          images.stream()
              .filter(path -> path.contains(image.id().toString()))
              .findAny()
              .orElseThrow();
      assertThat(archive).containsKey(path(SIGNS) + file);
      near(yolo.boxes(file, size.width, size.height), expected(image, size), 1e-4);
    }
  }

  @Test
  void voc_ofTheDetectionProject_hasEveryBoxToTheNearestPixel() throws Exception {
    VocReader voc = new VocReader(folder(SIGNS));

    assertThat(voc.set("trainval")).hasSameSizeAs(SIGNS.workspaceImages());
    assertThat(voc.set("train").size() + voc.set("val").size())
        .isEqualTo(SIGNS.workspaceImages().size());
    for (Image image : SIGNS.workspaceImages()) {
      VocReader.Document document = voc.document(image.id().toString());
      Dimension size = DetectionSample.seen(image);
      assertThat(voc.set("trainval")).contains(image.id().toString());
      assertThat(archive).containsKey(path(SIGNS) + document.file());
      assertThat(new Dimension(document.width(), document.height())).isEqualTo(size);
      assertThat(document.boxes())
          .isEqualTo(expected(image, size).stream().map(FormatsExportTest::rounded).toList());
    }
  }

  @Test
  void folders_ofClassificationProjects_haveARowForEachTagging() {
    for (Project project : ACCOUNT.projects()) {
      long taggings = project.workspaceImages().stream().mapToLong(one -> one.tags().size()).sum();
      if (project.id().equals(SIGNS.id())) {
        assertThat(folder(project).files()).doesNotContainKey("annotations/folders.csv");
      } else {
        assertThat(folder(project).text("annotations/folders.csv").lines())
            .hasSize((int) taggings + 1);
      }
    }
  }

  @Test
  void automl_ofEveryProject_hasALineForEachImageWithALabel() {
    for (Project project : ACCOUNT.projects()) {
      long labelled =
          project.workspaceImages().stream().filter(image -> !image.tags().isEmpty()).count();
      long lines =
          folder(project).files().entrySet().stream()
              .filter(file -> file.getKey().matches("annotations/automl/.*[.]jsonl"))
              .mapToLong(file -> file.getValue().lines().count())
              .sum();
      assertThat(lines).as(project.name()).isEqualTo(labelled);
    }
  }

  /** The names in the order of the archive's own list. */
  private static List<String> tags() throws IOException {
    List<String> names = new ArrayList<>();
    new ObjectMapper()
        .readTree(folder(SIGNS).text("tags.json"))
        .forEach(tag -> names.add(tag.get("name").asText()));
    assertThat(names)
        .containsExactlyInAnyOrderElementsOf(SIGNS.tags().stream().map(Tag::name).toList());
    return names;
  }

  /** Where the service has the regions, on the picture as it is in the archive. */
  private static List<SeenBox> expected(Image image, Dimension size) {
    return image.regions().stream().map(region -> expected(region, size)).toList();
  }

  private static SeenBox expected(Region region, Dimension size) {
    // The service tells floats; JSON has their shortest text, which is read as a double.
    double left = Double.parseDouble(Float.toString(region.left())) * size.width;
    double top = Double.parseDouble(Float.toString(region.top())) * size.height;
    double width = Double.parseDouble(Float.toString(region.width())) * size.width;
    double height = Double.parseDouble(Float.toString(region.height())) * size.height;
    return new SeenBox(region.tagName(), left, top, left + width, top + height);
  }

  private static SeenBox rounded(SeenBox box) {
    return new SeenBox(
        box.name(),
        Math.round(box.left()),
        Math.round(box.top()),
        Math.round(box.right()),
        Math.round(box.bottom()));
  }

  private static void near(List<SeenBox> boxes, List<SeenBox> expected, double pixels) {
    assertThat(boxes)
        .extracting(SeenBox::name)
        .isEqualTo(expected.stream().map(SeenBox::name).toList());
    for (int i = 0; i < boxes.size(); i++) {
      assertThat(boxes.get(i).distance(expected.get(i))).isLessThan(pixels);
    }
  }

  private static ProjectFolder folder(Project project) {
    return ProjectFolder.of(archive, project.id().toString());
  }

  private static String path(Project project) {
    return "data/projects/" + project.id() + "/";
  }
}
