package app.userdata.copy;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import app.userdata.archive.Incoming;
import app.userdata.customvision.Download;
import app.userdata.customvision.ExcessiveReplyException;
import app.userdata.picture.PictureHeader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.OptionalLong;

/**
 * Reads a file and writes it: one GET, one PUT. A small file is held whole, so that its write can
 * be repeated without another read; a larger one is written while it is read, in constant memory.
 * Only a file whose length its reply does not tell is written in blocks.
 */
public final class ReadAndWrite implements Transfer {
  private static final int CHUNK = 1 << 16;

  /** The service takes no image of more than 6 MB; without any bound a reply could fill storage. */
  private static final long LARGEST_IMAGE = 256 << 20;

  private final int most;

  /**
   * @param most how many bytes of one file may be held
   */
  public ReadAndWrite(int most) {
    this.most = most;
  }

  @Override
  public ArchiveEntry transfer(Way way, Source source, Naming naming) throws IOException {
    PictureHeader header = new PictureHeader();
    return transfer(way, source, naming, header).withPixels(header.size());
  }

  private ArchiveEntry transfer(Way way, Source source, Naming naming, PictureHeader header)
      throws IOException {
    try (Download download = way.service().download(way.project(), source.uri())) {
      OptionalLong length = download.length();
      checkSize(length.orElse(0));
      if (length.isPresent() && length.getAsLong() <= most) {
        byte[] content = whole(download.body(), (int) length.getAsLong());
        header.read(content, 0, content.length);
        MediaType type = MediaType.of(content);
        return way.archive()
            .write(
                naming.path(source.id(), type.extension()),
                type.contentType(),
                new Incoming.Held(content, download.contentMd5()));
      }
      byte[] first = download.body().readNBytes(MediaType.LONGEST);
      MediaType type = MediaType.of(first);
      ArchivePath path = naming.path(source.id(), type.extension());
      InputStream body =
          new SizedStream(
              new SequenceInputStream(new ByteArrayInputStream(first), download.body()), header);
      if (length.isPresent()) {
        return way.archive()
            .write(
                path,
                type.contentType(),
                new Incoming.Flowing(body, length.getAsLong(), download.contentMd5()));
      }
      try (ArchiveWriter writer = way.archive().open(path, type.contentType())) {
        pour(body, writer, LARGEST_IMAGE);
        return writer.finish();
      }
    }
  }

  /**
   * Writes a file in blocks, each of which can be repeated: right for one that is much larger than
   * an image.
   */
  static ArchiveEntry inBlocks(Download download, ArchiveWriter writer) throws IOException {
    long bytes = pour(download.body(), writer, Long.MAX_VALUE);
    if (download.length().isPresent() && download.length().getAsLong() != bytes) {
      throw new IOException("the reply ended early");
    }
    return writer.finish();
  }

  private static long pour(InputStream body, ArchiveWriter writer, long most) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long total = 0;
    for (int n = body.read(chunk); n >= 0; n = body.read(chunk)) {
      writer.write(chunk, 0, n);
      total += n;
      if (total > most) {
        throw tooLarge();
      }
    }
    return total;
  }

  private static void checkSize(long bytes) throws IOException {
    if (bytes > LARGEST_IMAGE) {
      throw tooLarge();
    }
  }

  private static ExcessiveReplyException tooLarge() {
    return new ExcessiveReplyException("the file is larger than any image can be");
  }

  private static byte[] whole(InputStream body, int length) throws IOException {
    byte[] content = new byte[length];
    if (body.readNBytes(content, 0, length) != length || body.read() >= 0) {
      throw new IOException("the reply has another length than it said");
    }
    return content;
  }
}
