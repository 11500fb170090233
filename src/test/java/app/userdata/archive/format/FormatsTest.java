package app.userdata.archive.format;

import static app.userdata.archive.format.Example.file;
import static app.userdata.archive.format.Example.id;
import static app.userdata.archive.format.Example.region;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.picture.PixelSize;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What each format makes of a project, read back by the format's own rules. */
final class FormatsTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final PixelSize SIZE = new PixelSize(200, 100);
  private static final String[] HOSTILE = {
    "a: b",
    "- \"quoted\" 'twice' \\ #",
    "<script>&amp;]]></name>",
    "=cmd|' /C calc'!A0,\"x\"",
    "line\nbreak\r\n\ttab",
    "family 👩‍👩‍👧 オレンジ",
    " spaces\u00a0\u2028\u0085\ufeff ",
    "yes",
    "../../etc/passwd",
    "null",
    ""
  };

  @Test
  void files_hostileNames_areReadBackAsTheyWere() throws Exception {
    Example example = Example.tags(HOSTILE);
    for (int tag = 1; tag <= HOSTILE.length; tag++) {
      example.image(100 + tag, SIZE, region(tag, 0.1, 0.1, 0.5, 0.5));
    }

    List<String> names = List.of(HOSTILE);
    assertThat(new CocoReader(example.folder(Format.COCO)).names()).isEqualTo(names);
    assertThat(List.copyOf(new YoloReader(example.folder(Format.YOLO)).names().values()))
        .isEqualTo(names);
    VocReader voc = new VocReader(example.folder(Format.VOC));
    for (int tag = 1; tag <= HOSTILE.length; tag++) {
      assertThat(voc.document(id(100 + tag).toString()).boxes().get(0).name())
          .isEqualTo(HOSTILE[tag - 1]);
    }
    assertThat(labels(example))
        .extracting(label -> label.get(0).get("label").asText())
        .containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  void files_whatXmlAndYamlCannotHold_isReplacedOrEscaped() throws Exception {
    Example example =
        Example.tags("bell\u0007\u0000", "half \ud83d emoji")
            .image(10, SIZE, region(1, 0, 0, 1, 1), region(2, 0, 0, 1, 1));

    assertThat(new VocReader(example.folder(Format.VOC)).document(id(10).toString()).boxes())
        .extracting(SeenBox::name)
        .containsExactly("bell\ufffd\ufffd", "half \ufffd emoji");
    assertThat(example.folder(Format.YOLO).text("data.yaml"))
        .contains("0: \"bell\\u0007\\u0000\"", "1: \"half \\uFFFD emoji\"");
  }

  @Test
  void files_noTagsAtAll_areWrittenAllTheSame() throws Exception {
    Example example = Example.tags().image(10, SIZE);

    assertThat(new CocoReader(example.folder(Format.COCO)).names()).isEmpty();
    assertThat(new CocoReader(example.folder(Format.COCO)).pictures()).hasSize(1);
    assertThat(new YoloReader(example.folder(Format.YOLO)).names()).isEmpty();
    assertThat(example.folder(Format.FOLDERS).text("annotations/folders.csv"))
        .isEqualTo("file,split,folder,class\r\n");
  }

  @Test
  void files_imageWithoutRegions_isThereWithoutBoxes() throws Exception {
    Example example =
        Example.tags("a").image(10, SIZE, region(1, 0, 0, 1, 1)).image(11, new PixelSize(7, 9));

    assertThat(new CocoReader(example.folder(Format.COCO)).pictures())
        .containsEntry(id(11).toString(), new CocoReader.Picture(file(11), 7, 9, List.of()));
    YoloReader yolo = new YoloReader(example.folder(Format.YOLO));
    assertThat(yolo.images("train")).contains(file(11));
    assertThat(yolo.boxes(file(11), 7, 9)).isEmpty();
    assertThat(new VocReader(example.folder(Format.VOC)).document(id(11).toString()))
        .isEqualTo(new VocReader.Document(file(11), 7, 9, List.of()));
    assertThat(labels(example)).hasSize(1);
    assertThat(example.notes(Format.AUTOML))
        .contains("1 images of project P are not in annotations/automl/: they have no region.");
  }

  @Test
  void files_imageOfUnknownSize_isLeftOutAndSaid() throws Exception {
    Example example =
        Example.tags("a")
            .image(10, SIZE, region(1, 0, 0, 1, 1))
            .image(11, null, region(1, 0, 0, 1, 1));

    assertThat(new CocoReader(example.folder(Format.COCO)).pictures())
        .containsOnlyKeys(id(10).toString());
    assertThat(example.folder(Format.YOLO).files())
        .containsKey("labels/" + id(10) + ".txt")
        .doesNotContainKey("labels/" + id(11) + ".txt");
    assertThat(new VocReader(example.folder(Format.VOC)).set("trainval"))
        .containsExactly(id(10).toString());
    assertThat(labels(example)).hasSize(1);
    assertThat(example.notes(Format.COCO))
        .containsExactly(
            "1 images of project P are not in annotations/coco.json: their size cannot be read.");
  }

  @Test
  void files_imageThatOnlyAnIterationHolds_isInNone() throws Exception {
    Example example =
        Example.tags("a")
            .image(10, SIZE, region(1, 0, 0, 1, 1))
            .forgotten(11, SIZE, region(1, 0, 0, 1, 1));

    for (Format format : Format.values()) {
      assertThat(example.folder(format).files().toString())
          .as(format.id())
          .doesNotContain(id(11).toString());
    }
  }

  @Test
  void files_boxesThatStickOut_areCutAtTheEdge() throws Exception {
    Example example =
        Example.tags("a")
            .image(10, SIZE, region(1, -0.25, 0.5, 0.5, 0.75), region(1, 0.9, -1, 3, 3));
    SeenBox first = new SeenBox("a", 0, 50, 50, 100);
    SeenBox second = new SeenBox("a", 180, 0, 200, 100);

    boxesAre(example, first, second);
    assertThat(labels(example).get(0).get(1).get("bottomX").asDouble()).isEqualTo(1);
  }

  @Test
  void files_boxesOfNoneOrOnePixel_areLeftOutOrOnePixel() throws Exception {
    Example example =
        Example.tags("a")
            .image(
                10,
                SIZE,
                region(1, 0.5, 0.5, 0, 0.5),
                region(1, 1.5, 0, 0.1, 1),
                region(1, 0.995, 0.99, 0.005, 0.01),
                region(1, 0.5, 0.5, 0.0001, 0.0001));

    boxesAre(example, new SeenBox("a", 199, 99, 200, 100), new SeenBox("a", 100, 50, 101, 51));
    assertThat(example.notes(Format.COCO))
        .containsExactly(
            "2 regions of project P are not in annotations/coco.json: nothing of them lies on their image.");
  }

  /** COCO and YOLO to a thousandth; VOC to the pixel, where a box has at least one. */
  private static void boxesAre(Example example, SeenBox... expected) throws Exception {
    List<SeenBox> coco =
        Objects.requireNonNull(
                new CocoReader(example.folder(Format.COCO)).pictures().get(id(10).toString()))
            .boxes();
    List<SeenBox> yolo =
        new YoloReader(example.folder(Format.YOLO)).boxes(file(10), SIZE.width(), SIZE.height());
    assertThat(coco).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(coco.get(i).distance(yolo.get(i))).isLessThan(0.001);
      assertThat(coco.get(i).distance(expected[i])).isLessThan(1);
    }
    assertThat(new VocReader(example.folder(Format.VOC)).document(id(10).toString()).boxes())
        .containsExactly(expected);
  }

  @Test
  void folders_tagsOfImages_areRowsWithFoldersThatAreSafe() {
    Example example =
        Example.tags("Äpfel & Co.", "../..", "CON").tagged(10, SIZE, 1, 3).tagged(12, null, 2);

    assertThat(example.folder(Format.FOLDERS).text("annotations/folders.csv"))
        .isEqualTo(
            "file,split,folder,class\r\n"
                + file(10)
                + ",val,pfel-co-"
                + id(1)
                + ",\"Äpfel & Co.\"\r\n"
                + file(10)
                + ",val,con-"
                + id(3)
                + ",\"CON\"\r\n"
                + file(12)
                + ",train,"
                + id(2)
                + ",\"../..\"\r\n");
  }

  @Test
  void automl_classes_areOneLabelOrMany() throws Exception {
    Example one = Example.tags("a", "b").tagged(10, SIZE, 2).tagged(11, SIZE);
    Example many = Example.tags("a", "b").tagged(10, SIZE, 2).tagged(12, SIZE, 1, 2);

    assertThat(lines(one))
        .extracting(JsonNode::toString)
        .containsExactly(
            "{\"image_url\":\"azureml://UPLOADED/"
                + file(10)
                + "\",\"image_details\":{\"format\":\"jpg\",\"width\":\"200px\",\"height\":\"100px\"},\"label\":\"b\"}");
    assertThat(lines(many))
        .extracting(line -> line.get("label").toString())
        .containsExactlyInAnyOrder("[\"b\"]", "[\"a\",\"b\"]");
    assertThat(one.notes(Format.AUTOML))
        .contains("1 images of project P are not in annotations/automl/: they have no tag.");
  }

  @Test
  void split_ofManyImages_isAFifthAndTheSameInEveryFormat() {
    Example example = Example.tags("a");
    IntStream.range(1000, 2000)
        .forEach(number -> example.image(number, SIZE, region(1, 0, 0, 1, 1)));

    YoloReader yolo = new YoloReader(example.folder(Format.YOLO));
    List<String> validation = yolo.images("val");
    assertThat(validation).hasSizeBetween(160, 240);
    assertThat(yolo.images("train")).hasSize(1000 - validation.size());
    assertThat(new VocReader(example.folder(Format.VOC)).set("val"))
        .isEqualTo(validation.stream().map(path -> path.substring(7, 43)).toList());
    assertThat(
            example
                .folder(Format.AUTOML)
                .text("annotations/automl/validation/validation.jsonl")
                .lines())
        .hasSameSizeAs(validation);
  }

  /** A literal, so that no version of this code can move images from one side to the other. */
  @Test
  void split_ofKnownIds_neverChanges() {
    assertThat(IntStream.range(0, 40).filter(number -> Split.VALIDATION.holds(id(number))))
        .containsExactly(5, 9, 10, 14, 30, 31, 39);
  }

  @Test
  void notes_allImagesOnOneSide_saySo() {
    assertThat(Example.tags("a").image(10, SIZE, region(1, 0, 0, 1, 1)).notes(Format.YOLO))
        .containsExactly(
            "1 images of project P are in data.yaml for validation, none for training.");
  }

  private static List<JsonNode> labels(Example example) throws Exception {
    return lines(example).stream().map(line -> line.get("label")).toList();
  }

  private static List<JsonNode> lines(Example example) throws Exception {
    ProjectFolder folder = example.folder(Format.AUTOML);
    List<JsonNode> lines = new ArrayList<>();
    for (String split : List.of("train", "validation")) {
      for (String line :
          folder.text("annotations/automl/" + split + "/" + split + ".jsonl").lines().toList()) {
        lines.add(MAPPER.readTree(line));
      }
    }
    return lines;
  }
}
