package app.userdata.dev.folder;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Writes one file in constant memory, and digests it on the way. */
final class FileWriter implements ArchiveWriter {
  private final MessageDigest sha256 = digest("SHA-256");
  private final ArchivePath path;
  private final Path target;
  private final Path piece;
  private final OutputStream out;
  private long bytes;

  FileWriter(ArchivePath path, Path target, WholeFiles files) {
    this.path = path;
    this.target = target;
    this.piece = files.piece();
    try {
      out = Files.newOutputStream(piece);
    } catch (IOException e) {
      throw new FolderException(target, e);
    }
  }

  @Override
  public void write(byte[] content, int offset, int length) {
    try {
      out.write(content, offset, length);
    } catch (IOException e) {
      throw new FolderException(target, e);
    }
    sha256.update(content, offset, length);
    bytes += length;
  }

  long bytes() {
    return bytes;
  }

  @Override
  public ArchiveEntry finish() {
    end();
    WholeFiles.place(piece, target);
    return new ArchiveEntry(path, bytes, HexFormat.of().formatHex(sha256.digest()));
  }

  @Override
  public void close() {
    end();
    WholeFiles.discard(piece);
  }

  /** Harmless when repeated. */
  private void end() {
    try {
      out.close();
    } catch (IOException e) {
      throw new FolderException(target, e);
    }
  }

  static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + name, e);
    }
  }
}
