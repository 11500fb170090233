package app.userdata.storage;

import static app.userdata.storage.StorageErrors.guard;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.ArchivePath;
import app.userdata.archive.ArchiveWriter;
import app.userdata.archive.ExportArchive;
import app.userdata.archive.Incoming;
import com.azure.core.util.Context;
import com.azure.storage.blob.BlobClient;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlobUploadFromUrlOptions;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One job's archive: block blobs in a folder that bears the job's id. */
final class BlobExportArchive implements ExportArchive {
  private final LazyContainer container;
  private final SignedLinks links;
  private final String folder;

  BlobExportArchive(LazyContainer container, SignedLinks links, String jobId) {
    this.container = container;
    this.links = links;
    this.folder = jobId + "/";
  }

  @Override
  public ArchiveEntry write(ArchivePath path, String contentType, byte[] content) {
    try {
      return write(path, contentType, new Incoming.Held(content, Optional.empty()));
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + path, e);
    }
  }

  @Override
  public ArchiveEntry write(ArchivePath path, String contentType, Incoming content)
      throws IOException {
    PutBlob put = new PutBlob(container, folder + path, contentType);
    String sha256 =
        content instanceof Incoming.Held held
            ? put.send(held)
            : put.send((Incoming.Flowing) content);
    return new ArchiveEntry(path, content.length(), sha256);
  }

  /**
   * Put Blob From URL. Not proved: Azurite has no such operation.
   *
   * @see <a href="https://learn.microsoft.com/rest/api/storageservices/put-blob-from-url">Put Blob
   *     From URL</a>
   */
  @Override
  public boolean fetch(ArchivePath path, String contentType, URI source, byte[] md5) {
    BlobUploadFromUrlOptions options =
        new BlobUploadFromUrlOptions(source.toString())
            .setContentMd5(md5)
            .setHeaders(new BlobHttpHeaders().setContentType(contentType));
    return guard("fetch", path.value(), () -> fetched(path, options));
  }

  private boolean fetched(ArchivePath path, BlobUploadFromUrlOptions options) {
    try {
      container.writable(folder + path).uploadFromUrlWithResponse(options, null, Context.NONE);
      return true;
    } catch (BlobStorageException problem) {
      if (StorageErrors.isRefusal(problem)) {
        return false;
      }
      throw problem;
    }
  }

  @Override
  public ArchiveWriter open(ArchivePath path, String contentType) {
    return new BlockWriter(this, container, folder, path, contentType);
  }

  @Override
  public InputStream read(ArchivePath path) {
    return guard("read", path.value(), () -> stream(path))
        .orElseThrow(
            () ->
                new UncheckedIOException(
                    new FileNotFoundException(path + " is not in the archive")));
  }

  private Optional<InputStream> stream(ArchivePath path) {
    try {
      return Optional.of(container.blob(folder + path).openInputStream());
    } catch (RuntimeException problem) {
      if (StorageErrors.isMissing(problem)) {
        return Optional.empty();
      }
      throw problem;
    }
  }

  @Override
  public Page list(String prefix, Optional<String> continuation, int most) {
    BlobPage page = page(prefix, continuation, most);
    return new Page(page.items().stream().map(this::stored).toList(), page.continuation());
  }

  @Override
  public void delete(ArchivePath path) {
    guard("delete", path.value(), () -> container.blob(folder + path).deleteIfExists());
  }

  @Override
  public Links links(Optional<String> continuation, int most, Duration validity) {
    BlobPage page = page("", continuation, most);
    Instant expiry = links.expiry(validity);
    Function<BlobClient, URI> signer =
        guard("sign", "links to the archive", () -> links.signer(expiry));
    List<Link> signed =
        page.items().stream()
            .map(this::stored)
            .map(
                file ->
                    new Link(
                        file.path(),
                        file.bytes(),
                        signer.apply(container.blob(folder + file.path()))))
            .toList();
    return new Links(signed, expiry, page.continuation());
  }

  @Override
  public URI location() {
    return URI.create(
        container.client().getBlobContainerUrl() + "/" + folder.substring(0, folder.length() - 1));
  }

  private BlobPage page(String prefix, Optional<String> continuation, int most) {
    ListBlobsOptions options = new ListBlobsOptions().setPrefix(folder + prefix);
    return guard("list", "the archive", () -> BlobPage.of(container, options, continuation, most));
  }

  private StoredFile stored(BlobItem item) {
    return new StoredFile(
        new ArchivePath(item.getName().substring(folder.length())),
        item.getProperties().getContentLength());
  }
}
