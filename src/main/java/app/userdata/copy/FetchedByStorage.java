package app.userdata.copy;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.customvision.Download;
import app.userdata.picture.PictureHeader;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Lets storage fetch a file by itself, so that its bytes do not come from the service's storage
 * through this process; what is stored is read back, for its SHA-256 and to compare its MD5 with
 * that of the source. A file whose source tells no MD5, that lies behind the API, or that storage
 * will not fetch, is transferred otherwise.
 */
public final class FetchedByStorage implements Transfer {
  private static final int CHUNK = 1 << 16;

  private final Transfer otherwise;

  public FetchedByStorage(Transfer otherwise) {
    this.otherwise = otherwise;
  }

  /** What is known of a file before its bytes are read. */
  private record Beginning(MediaType type, byte[] md5) {}

  @Override
  public ArchiveEntry transfer(Way way, Source source, Naming naming) throws IOException {
    Optional<Beginning> known = beginning(way, source);
    if (known.isPresent()) {
      MediaType type = known.get().type();
      byte[] md5 = known.get().md5();
      ArchivePath path = naming.path(source.id(), type.extension());
      if (way.archive().fetch(path, type.contentType(), source.uri(), md5)) {
        return stored(way.archive(), path, md5);
      }
    }
    return otherwise.transfer(way, source, naming);
  }

  private static Optional<Beginning> beginning(Way way, Source source) throws IOException {
    Optional<Download> opened = way.service().beginning(source.uri(), MediaType.LONGEST);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (Download download = opened.get()) {
      MediaType type = MediaType.of(download.body().readNBytes(MediaType.LONGEST));
      return download.contentMd5().map(md5 -> new Beginning(type, md5));
    }
  }

  private static ArchiveEntry stored(ExportArchive archive, ArchivePath path, byte[] md5)
      throws IOException {
    MessageDigest sha256 = digest("SHA-256");
    MessageDigest stored = digest("MD5");
    PictureHeader header = new PictureHeader();
    long bytes = 0;
    try (InputStream in = archive.read(path)) {
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        sha256.update(chunk, 0, n);
        stored.update(chunk, 0, n);
        header.read(chunk, 0, n);
        bytes += n;
      }
    }
    if (!Arrays.equals(stored.digest(), md5)) {
      throw new IOException("storage holds other bytes than their source tells");
    }
    return new ArchiveEntry(path, bytes, HexFormat.of().formatHex(sha256.digest()))
        .withPixels(header.size());
  }

  private static MessageDigest digest(String name) {
    try {
      return MessageDigest.getInstance(name);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has " + name, e);
    }
  }
}
