package app.userdata.dev.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * An account for tests of size: one project, images of about a hundred bytes or more, no two alike
 * as long as they fit into 64 MB; beyond that they share their bytes.
 */
final class LargeAccount {
  private static final Instant START = Instant.parse("2026-05-04T08:00:00.120Z");

  private static final int MOST_BYTES = 64 << 20;

  private LargeAccount() {}

  static Account create(int images, int bytesEach, int iterations) {
    Account account = new Account("Large User", "large.user@example.com");
    Project project = new Project("Large", "", Domain.GENERAL, Optional.of("Multiclass"), START);
    Tag even = new Tag(Ids.of("large/even"), "even");
    Tag odd = new Tag(Ids.of("large/odd"), "odd");
    project.add(even);
    project.add(odd);
    byte[][] gifs = gifs(images, bytesEach);
    for (int number = 0; number < images; number++) {
      project.put(image(number, gifs[number % gifs.length], number % 2 == 0 ? even : odd));
    }
    for (int number = 1; number <= iterations; number++) {
      Instant trained = START.plusSeconds(86_400L * number);
      project.add(
          new Iteration(
              project, "Iteration " + number, "Completed", trained, project.workspaceImages()));
    }
    account.add(project);
    return account;
  }

  /** As many as may differ, at least one. */
  private static byte[][] gifs(int images, int bytesEach) {
    int different = Math.max(1, MOST_BYTES / Math.max(1, bytesEach));
    byte[][] gifs = new byte[Math.min(images, different)][];
    for (int number = 0; number < gifs.length; number++) {
      byte[] dot = gif(id(number));
      // What follows the end of a GIF is ignored by all who draw it.
      gifs[number] = Arrays.copyOf(dot, Math.max(dot.length, bytesEach));
    }
    return gifs;
  }

  private static UUID id(int number) {
    return Ids.of("large/image/" + number);
  }

  private static Image image(int number, byte[] gif, Tag tag) {
    // Uploads come in batches of 64 with one time stamp each.
    Instant created = START.plusSeconds(60 + number / 64).plusNanos(105_632_700);
    return new Image(
        id(number),
        created,
        1,
        1,
        gif,
        gif,
        "image/gif",
        List.of(new ImageTag(tag.id(), tag.name(), created)),
        List.of(),
        Map.of());
  }

  /** One dot whose colour is taken from the id, which stands in a comment as well. */
  static byte[] gif(UUID id) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes("GIF89a".getBytes(US_ASCII));
    out.writeBytes(new byte[] {1, 0, 1, 0, (byte) 0x80, 0, 0});
    out.writeBytes(new byte[] {(byte) id.hashCode(), (byte) (id.hashCode() >> 8), 90, 0, 0, 0});
    byte[] comment = id.toString().getBytes(US_ASCII);
    out.writeBytes(new byte[] {0x21, (byte) 0xFE, (byte) comment.length});
    out.writeBytes(comment);
    out.writeBytes(new byte[] {0, 0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B});
    return out.toByteArray();
  }
}
