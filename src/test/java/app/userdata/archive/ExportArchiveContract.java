package app.userdata.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the engine relies on in every archive. */
public abstract class ExportArchiveContract {
  private static final ArchivePath PATH = new ArchivePath("data/image.jpg");
  private static final String TYPE = "image/jpeg";

  private final byte[] bytes = new byte[300_000];

  /** An empty archive, another one for each test. */
  protected abstract ExportArchive archive();

  protected ExportArchiveContract() {
    Arrays.fill(bytes, (byte) 7);
  }

  @Test
  void write_smallFile_isThereWithItsHash() throws Exception {
    ExportArchive archive = archive();

    ArchiveEntry entry = archive.write(PATH, TYPE, "small".getBytes(UTF_8));

    assertThat(entry)
        .isEqualTo(
            new ArchiveEntry(
                PATH, 5, "81db8ebbbbc69c6c6ad4a6aa92b76e0c08af547da236b9e2c9dbe1d8285a8130"));
    assertThat(read(archive, PATH)).isEqualTo("small".getBytes(UTF_8));
  }

  @Test
  void write_heldOrFlowing_isWholeWithOrWithoutMd5() throws Exception {
    ExportArchive archive = archive();
    for (Optional<byte[]> told : List.of(Optional.of(md5(bytes)), Optional.<byte[]>empty())) {
      ArchiveEntry held = archive.write(PATH, TYPE, new Incoming.Held(bytes, told));
      ArchiveEntry flowing = archive.write(PATH, TYPE, flowing(bytes, bytes.length, told));

      assertThat(held).isEqualTo(flowing);
      assertThat(held.bytes()).isEqualTo(bytes.length);
      assertThat(read(archive, PATH)).isEqualTo(bytes);
    }
  }

  @Test
  void write_otherMd5ThanTheSourceTells_storesNothing() {
    ExportArchive archive = archive();
    Optional<byte[]> other = Optional.of(md5(new byte[] {1}));

    assertThatThrownBy(() -> archive.write(PATH, TYPE, new Incoming.Held(bytes, other)))
        .isInstanceOf(IOException.class)
        .hasMessage("the bytes do not match the MD5 that their source tells");
    assertThatThrownBy(() -> archive.write(PATH, TYPE, flowing(bytes, bytes.length, other)))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(UnfinishedWriteException.class);
    assertThat(names(archive, "", 10)).isEmpty();
  }

  @Test
  void write_flowEndsEarly_keepsTheOlderFile() throws Exception {
    ExportArchive archive = archive();
    archive.write(PATH, TYPE, "older".getBytes(UTF_8));

    assertThatThrownBy(
            () -> archive.write(PATH, TYPE, flowing(bytes, bytes.length + 1L, Optional.empty())))
        .isInstanceOf(IOException.class);

    assertThat(read(archive, PATH)).isEqualTo("older".getBytes(UTF_8));
  }

  @Test
  void open_largeFile_appearsWholeWhenItIsFinished() throws Exception {
    ExportArchive archive = archive();
    byte[] large = new byte[9 << 20];
    Arrays.fill(large, (byte) 8);

    try (ArchiveWriter writer = archive.open(PATH, TYPE)) {
      writer.write(large, 0, 1 << 20);
      writer.write(large, 1 << 20, large.length - (1 << 20));
      assertThat(names(archive, "", 10)).isEmpty();
      assertThat(writer.finish().bytes()).isEqualTo(large.length);
    }

    assertThat(read(archive, PATH)).isEqualTo(large);
  }

  @Test
  void open_closedUnfinished_leavesNoTrace() throws Exception {
    ExportArchive archive = archive();

    try (ArchiveWriter writer = archive.open(PATH, TYPE)) {
      writer.write(bytes, 0, bytes.length);
    }

    assertThat(names(archive, "", 10)).isEmpty();
  }

  @Test
  void read_absentFile_saysSo() {
    assertThatThrownBy(() -> archive().read(PATH).close())
        .isInstanceOf(UncheckedIOException.class)
        .hasCauseInstanceOf(FileNotFoundException.class);
  }

  @Test
  void list_anyPageSize_isInTheOrderOfNames() {
    ExportArchive archive = archive();
    List<String> sorted =
        List.of("data/a.json", "data/p-1/x", "data/p.json", "data/p/images/1.jpg", "data/p/z");
    List<String> written = new ArrayList<>(sorted);
    java.util.Collections.reverse(written);
    written.forEach(name -> archive.write(new ArchivePath(name), TYPE, name.getBytes(UTF_8)));
    archive.write(new ArchivePath("bagit.txt"), TYPE, new byte[0]);
    archive.write(new ArchivePath("report.html"), TYPE, new byte[0]);

    for (int most = 1; most <= sorted.size() + 1; most++) {
      assertThat(names(archive, "data/", most)).as("pages of " + most).isEqualTo(sorted);
    }
    assertThat(names(archive, "data/p", 2)).isEqualTo(sorted.subList(1, 5));
    assertThat(archive.list("data/a", Optional.empty(), 10).files().get(0).bytes()).isEqualTo(11);
  }

  @Test
  void list_againFromOnePosition_isTheSame() {
    ExportArchive archive = archive();
    for (String name : List.of("data/1", "data/2", "data/3", "data/4")) {
      archive.write(new ArchivePath(name), TYPE, new byte[0]);
    }
    Optional<String> position = archive.list("data/", Optional.empty(), 1).continuation();

    ExportArchive.Page once = archive.list("data/", position, 2);

    assertThat(archive.list("data/", position, 2)).isEqualTo(once);
    assertThat(once.files())
        .extracting(file -> file.path().value())
        .containsExactly("data/2", "data/3");
  }

  @Test
  void delete_fileOrNone_isSuccess() {
    ExportArchive archive = archive();
    archive.write(PATH, TYPE, bytes);

    archive.delete(PATH);
    archive.delete(PATH);

    assertThat(names(archive, "", 10)).isEmpty();
  }

  @Test
  void links_always_areOfEveryFile() {
    ExportArchive archive = archive();
    archive.write(PATH, TYPE, bytes);
    archive.write(new ArchivePath("bagit.txt"), TYPE, new byte[] {1});

    ExportArchive.Links links = archive.links(Optional.empty(), 10, Duration.ofMinutes(5));

    assertThat(links.links())
        .extracting(link -> link.path().value() + " " + link.bytes())
        .containsExactly("bagit.txt 1", "data/image.jpg 300000");
    String link = links.links().get(1).uri().toString();
    assertThat(URLDecoder.decode(link, UTF_8)).contains("/data/image.jpg");
  }

  private static List<String> names(ExportArchive archive, String prefix, int most) {
    List<String> names = new ArrayList<>();
    Optional<String> continuation = Optional.empty();
    do {
      ExportArchive.Page page = archive.list(prefix, continuation, most);
      assertThat(page.files()).hasSizeLessThanOrEqualTo(most);
      page.files().forEach(file -> names.add(file.path().value()));
      continuation = page.continuation();
    } while (continuation.isPresent());
    return names;
  }

  private static byte[] read(ExportArchive archive, ArchivePath path) throws IOException {
    try (InputStream in = archive.read(path)) {
      return in.readAllBytes();
    }
  }

  private static Incoming flowing(byte[] body, long length, Optional<byte[]> md5) {
    return new Incoming.Flowing(new ByteArrayInputStream(body), length, md5);
  }

  private static byte[] md5(byte[] content) {
    try {
      return MessageDigest.getInstance("MD5").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
