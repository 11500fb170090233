package app.userdata.storage;

import static app.userdata.storage.StorageErrors.guard;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.options.BlockBlobStageBlockOptions;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Stages a file block by block and commits it once. Block ids follow from their number, so a
 * repeated write replaces; what is never committed is invisible, and the service drops it after a
 * week.
 */
final class BlockWriter implements ArchiveWriter {
  private static final int BLOCK = 4 << 20;

  private final BlobExportArchive archive;
  private final LazyContainer container;
  private final String folder;
  private final ArchivePath path;
  private final String contentType;
  private final MessageDigest sha256 = Digests.sha256();
  private final List<String> blocks = new ArrayList<>();
  private byte[] buffer = new byte[1 << 16];
  private int filled;
  private long bytes;

  BlockWriter(
      BlobExportArchive archive,
      LazyContainer container,
      String folder,
      ArchivePath path,
      String contentType) {
    this.archive = archive;
    this.container = container;
    this.folder = folder;
    this.path = path;
    this.contentType = contentType;
  }

  @Override
  public void write(byte[] content, int offset, int length) {
    sha256.update(content, offset, length);
    bytes += length;
    int from = offset;
    int left = length;
    while (left > 0) {
      if (filled == BLOCK) {
        stage();
      }
      int part = Math.min(left, BLOCK - filled);
      room(filled + part);
      System.arraycopy(content, from, buffer, filled, part);
      filled += part;
      from += part;
      left -= part;
    }
  }

  /** A file that fits into one block is one request; a larger one is committed from its blocks. */
  @Override
  public ArchiveEntry finish() {
    if (blocks.isEmpty()) {
      return archive.write(path, contentType, Arrays.copyOf(buffer, filled));
    }
    stage();
    BlockBlobCommitBlockListOptions commit =
        new BlockBlobCommitBlockListOptions(blocks)
            .setHeaders(new BlobHttpHeaders().setContentType(contentType));
    guard(
        "commit",
        path.value(),
        () ->
            container
                .writable(folder + path)
                .commitBlockListWithResponse(commit, null, Context.NONE));
    return new ArchiveEntry(path, bytes, HexFormat.of().formatHex(sha256.digest()));
  }

  @Override
  public void close() {
    filled = 0;
  }

  private void room(int needed) {
    if (buffer.length < needed) {
      buffer = Arrays.copyOf(buffer, Math.min(BLOCK, Math.max(needed, 2 * buffer.length)));
    }
  }

  private void stage() {
    byte[] block = Arrays.copyOf(buffer, filled);
    String id =
        Base64.getEncoder()
            .encodeToString(
                String.format("%08d", blocks.size()).getBytes(StandardCharsets.US_ASCII));
    BlockBlobStageBlockOptions options =
        new BlockBlobStageBlockOptions(id, BinaryData.fromBytes(block))
            .setContentMd5(Digests.md5().digest(block));
    guard(
        "write",
        path.value(),
        () ->
            container.writable(folder + path).stageBlockWithResponse(options, null, Context.NONE));
    blocks.add(id);
    filled = 0;
  }
}
