package app.userdata.archive.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.Parts;
import app.userdata.archive.TrainingSet;
import app.userdata.archive.TrainingSet.Tag;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A hundred thousand images pass through memory a line at a time. */
@Timeout(60)
final class LargeFormatsTest {
  private static final int IMAGES = 100_000;
  private static final int PARTS = (IMAGES + TrainingSet.PART - 1) / TrainingSet.PART;
  private static final UUID TAG = Example.id(0);

  /** Parts that are made when they are read. */
  private static final class MadeParts implements Parts {
    private int reads;

    @Override
    public String write(String stem, byte[] content) {
      throw new UnsupportedOperationException();
    }

    @Override
    public InputStream read(String name) {
      reads++;
      int from = Integer.parseInt(name) * TrainingSet.PART;
      String lines =
          IntStream.range(from, Math.min(IMAGES, from + TrainingSet.PART))
              .mapToObj(LargeFormatsTest::line)
              .collect(Collectors.joining("\n"));
      return new ByteArrayInputStream(lines.getBytes(UTF_8));
    }
  }

  private static String line(int number) {
    return """
        {"id":"%1$s","file":"images/%1$s.png","pixels":{"width":640,"height":480},"workspace":true,\
        "tags":["%2$s"],"regions":[{"tag":"%2$s","left":0.25,"top":0.25,"width":0.5,"height":0.5}]}"""
        .formatted(Example.id(number), TAG);
  }

  @Test
  void coco_hundredThousandImages_isWrittenLineByLine() {
    MadeParts parts = new MadeParts();
    TrainingSet set =
        new TrainingSet(
            List.of(new Tag(TAG, "a")),
            IMAGES,
            IMAGES,
            IntStream.range(0, PARTS).mapToObj(String::valueOf).toList());
    long[] seen = new long[3];

    Format.COCO
        .files(new ProjectImages(set, parts), new Census(true, false, 0, 0, 0, 0, 0, 0, 0))
        .forEach(
            file ->
                file.content()
                    .accept(
                        piece -> {
                          seen[0]++;
                          seen[1] += piece.length();
                          seen[2] = Math.max(seen[2], piece.length());
                        }));

    assertThat(seen[0]).isGreaterThan(2 * IMAGES);
    assertThat(seen[1]).isGreaterThan(20_000_000);
    assertThat(seen[2]).as("the longest piece").isLessThan(500);
    assertThat(parts.reads).isEqualTo(2 * PARTS);
  }
}
