package app.userdata.dev.folder;

import app.userdata.archive.ExportArchives;
import app.userdata.job.RecordStore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A folder that holds the bag of one export, and in {@code .job} what is known of the export while
 * it is made and afterwards. The bag names nothing in {@code .job}: without it the bag is still
 * whole.
 */
public final class ExportFolder implements AutoCloseable {
  private static final String JOB = ".job";
  private static final String LOCK = "lock";
  private static final String MEMO = "export.json";
  private static final String RECORDS = "records";
  private static final String PIECES = "pieces";
  private static final int PROBE = 1 << 16;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Optional<FolderLock> lock;
  private final boolean created;

  private ExportFolder(Path folder, Optional<FolderLock> lock, boolean created) {
    this.folder = folder;
    this.lock = lock;
    this.created = created;
  }

  /**
   * What the export is of.
   *
   * @param key makes its start repeatable
   * @param endpoint of the resource
   * @param sample whether that is a sample account, which begins anew each time
   */
  public record Memo(String key, String endpoint, boolean sample) {
    /** The memo of a new export. */
    public static Memo of(String endpoint, boolean sample) {
      return new Memo(UUID.randomUUID().toString(), endpoint, sample);
    }
  }

  /**
   * Opens a folder to write into it: a new or empty one, or one that an export left.
   *
   * @throws FolderException when it holds something else, when another process works on it, or when
   *     it cannot be written
   */
  public static ExportFolder open(Path given) {
    Path folder = whole(given);
    boolean created = !Files.exists(folder);
    Path job = folder.resolve(JOB);
    if (!Files.isDirectory(job)) {
      refuseOtherThings(folder);
      create(job);
    }
    FolderLock lock =
        FolderLock.take(job.resolve(LOCK))
            .orElseThrow(
                () ->
                    FolderException.refused(
                        "Another process works on "
                            + folder
                            + "; status shows how far it is. Wait for its end, or stop it."));
    ExportFolder open = new ExportFolder(folder, Optional.of(lock), created);
    try {
      sweep(job.resolve(PIECES));
      open.check();
      return open;
    } catch (FolderException e) {
      open.close();
      throw e;
    }
  }

  /**
   * Opens a folder to look at it, also while a process works on it.
   *
   * @throws FolderException when no export was made there
   */
  public static ExportFolder look(Path given) {
    Path folder = whole(given);
    if (!Files.isDirectory(folder.resolve(JOB))) {
      throw FolderException.refused(
          folder + " is no folder of an export of this command: it has no folder " + JOB + ".");
    }
    return new ExportFolder(folder, Optional.empty(), false);
  }

  private static Path whole(Path given) {
    return given.toAbsolutePath().normalize();
  }

  private static void refuseOtherThings(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw FolderException.refused(folder + " is a file; name a new or an empty folder.");
    }
    if (!entries(folder).isEmpty()) {
      String what = Files.exists(folder.resolve("bagit.txt")) ? "an archive" : "other things";
      throw FolderException.refused(
          folder + " holds " + what + " already; name a new or an empty folder.");
    }
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException e) {
      throw new FolderException(folder, e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new FolderException(folder, e);
    }
  }

  /** The folder, absolute. */
  public Path path() {
    return folder;
  }

  /** What was remembered of the export, if one was begun. */
  public Optional<Memo> memo() {
    try {
      return Optional.of(JSON.readValue(Files.readAllBytes(job(MEMO)), Memo.class));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw new FolderException(job(MEMO), e);
    }
  }

  /** Remembers what the export is of. */
  public void remember(Memo memo) {
    try {
      new WholeFiles(job(PIECES)).write(job(MEMO), JSON.writeValueAsBytes(memo));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("texts are JSON", e);
    }
  }

  /** The records of the export. */
  public RecordStore records() {
    return new FolderRecords(job(RECORDS), job(PIECES));
  }

  /** The bag. */
  public ExportArchives archives() {
    return new FolderArchives(folder, job(PIECES));
  }

  /** Whether some process works on it. */
  public boolean busy() {
    return FolderLock.held(job(LOCK));
  }

  /**
   * Tries to write.
   *
   * @throws FolderException when that fails
   */
  public void check() {
    Path piece = new WholeFiles(job(PIECES)).piece();
    try {
      Files.write(piece, new byte[PROBE]);
    } catch (IOException e) {
      throw new FolderException(folder, e);
    } finally {
      WholeFiles.discard(piece);
    }
  }

  /** Removes what is known of an export that was not begun after all; a bag is not touched. */
  public void abandon() {
    close();
    try (Stream<Path> below = Files.walk(folder.resolve(JOB))) {
      below.sorted(Comparator.reverseOrder()).forEach(WholeFiles::discard);
    } catch (IOException e) {
      throw new FolderException(folder, e);
    }
    if (created) {
      WholeFiles.discard(folder);
    }
  }

  /** Removes what a process left that died while it wrote. */
  private static void sweep(Path pieces) {
    entries(pieces).forEach(WholeFiles::discard);
  }

  private Path job(String name) {
    return folder.resolve(JOB).resolve(name);
  }

  @Override
  public void close() {
    lock.ifPresent(FolderLock::close);
  }
}
