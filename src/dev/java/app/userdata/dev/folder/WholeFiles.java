package app.userdata.dev.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * Writes files that appear whole or not at all: into a folder for pieces first, then by one move to
 * their place. A process that dies leaves a piece there, which nobody reads and the next one
 * removes. Nothing is forced to the disk: after a power failure the hashes tell what is missing.
 */
final class WholeFiles {
  private final Path pieces;

  /**
   * @param pieces a folder on the same disk as everything that is written
   */
  WholeFiles(Path pieces) {
    this.pieces = pieces;
  }

  /** Where the next file may be written. */
  Path piece() {
    try {
      return Files.createDirectories(pieces).resolve(UUID.randomUUID().toString());
    } catch (IOException e) {
      throw new FolderException(pieces, e);
    }
  }

  /** Moves a piece to its place, over an older file. */
  static void place(Path piece, Path target) {
    try {
      move(piece, target);
    } catch (IOException e) {
      throw new FolderException(target, e);
    }
  }

  /** Writes a file over an older one. */
  void write(Path target, byte[]... contents) {
    Path piece = piece();
    try (var out = Files.newOutputStream(piece)) {
      for (byte[] content : contents) {
        out.write(content);
      }
    } catch (IOException e) {
      discard(piece);
      throw new FolderException(target, e);
    }
    place(piece, target);
  }

  /** Removes a piece or a file; an absent one is success. */
  static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new FolderException(file, e);
    }
  }

  /** Folders are made when they turn out to be missing: a look before each file would cost more. */
  private static void move(Path piece, Path target) throws IOException {
    try {
      Files.move(piece, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (NoSuchFileException e) {
      Files.createDirectories(target.toAbsolutePath().resolveSibling(""));
      Files.move(piece, target, StandardCopyOption.ATOMIC_MOVE);
    }
  }
}
