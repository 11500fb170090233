package app.userdata.storage;

import static app.userdata.storage.StorageErrors.guard;

import app.userdata.job.RecordStore;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobDownloadContentResponse;
import com.azure.storage.blob.models.BlobHttpHeaders;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Records as JSON blobs of one container; the version of a record is its ETag. */
final class BlobRecordStore implements RecordStore {
  private final LazyContainer container;
  private final RecordListing listing;

  BlobRecordStore(LazyContainer container) {
    this.container = container;
    this.listing = new RecordListing(container);
  }

  @Override
  public Optional<Versioned> find(String name) {
    return guard("read", described(name), () -> download(name));
  }

  @Override
  public boolean create(String name, byte[] body, Map<String, String> labels) {
    String writeId = UUID.randomUUID().toString();
    Map<String, String> metadata = new HashMap<>(Labels.toMetadata(labels));
    metadata.put(Labels.WRITE_ID, writeId);
    BlockBlobSimpleUploadOptions upload =
        upload(body, metadata)
            .setRequestConditions(new BlobRequestConditions().setIfNoneMatch("*"));
    return guard("create", described(name), () -> createdByUs(name, upload, writeId));
  }

  @Override
  public Optional<String> replace(String name, byte[] body, String version) {
    String writeId = UUID.randomUUID().toString();
    BlockBlobSimpleUploadOptions upload =
        upload(body, Map.of(Labels.WRITE_ID, writeId))
            .setRequestConditions(new BlobRequestConditions().setIfMatch(version));
    return guard("replace", described(name), () -> replacedByUs(name, upload, writeId));
  }

  @Override
  public void put(String name, byte[] body) {
    guard("write", described(name), () -> send(name, upload(body, Map.of())));
  }

  @Override
  public void delete(String name) {
    guard("delete", described(name), () -> container.blob(name).deleteIfExists());
  }

  @Override
  public Page list(String prefix, Optional<String> continuation, int most) {
    return guard("list", described(prefix), () -> listing.page(prefix, continuation, most));
  }

  @Override
  public List<Entry> children(String prefix) {
    return guard("list", described(prefix), () -> listing.children(prefix));
  }

  private Optional<Versioned> download(String name) {
    try {
      BlobDownloadContentResponse reply =
          container.blob(name).downloadContentWithResponse(null, null, null, Context.NONE);
      return Optional.of(
          new Versioned(
              reply.getValue().toBytes(),
              reply.getDeserializedHeaders().getETag(),
              reply.getDeserializedHeaders().getLastModified().toInstant()));
    } catch (BlobStorageException problem) {
      if (StorageErrors.isMissing(problem)) {
        return Optional.empty();
      }
      throw problem;
    }
  }

  /**
   * After a lost reply the SDK tries again and finds our own record. The body does not tell whose
   * it is: two writers may create the same one, and only one may win. So an id made for the write
   * tells.
   */
  private boolean createdByUs(String name, BlockBlobSimpleUploadOptions upload, String writeId) {
    try {
      send(name, upload);
      return true;
    } catch (BlobStorageException problem) {
      if (!StorageErrors.hasCode(problem, "BlobAlreadyExists", "ConditionNotMet")) {
        throw problem;
      }
      return versionWrittenAs(name, writeId).isPresent();
    }
  }

  /** As above. */
  private Optional<String> replacedByUs(
      String name, BlockBlobSimpleUploadOptions upload, String writeId) {
    try {
      return Optional.of(send(name, upload));
    } catch (BlobStorageException problem) {
      if (StorageErrors.hasCode(problem, "ConditionNotMet")) {
        return versionWrittenAs(name, writeId);
      }
      if (StorageErrors.isMissing(problem)) {
        return Optional.empty();
      }
      throw problem;
    }
  }

  private Optional<String> versionWrittenAs(String name, String writeId) {
    try {
      var properties = container.blob(name).getProperties();
      return writeId.equals(properties.getMetadata().get(Labels.WRITE_ID))
          ? Optional.of(properties.getETag())
          : Optional.empty();
    } catch (BlobStorageException problem) {
      if (StorageErrors.isMissing(problem)) {
        return Optional.empty();
      }
      throw problem;
    }
  }

  private String send(String name, BlockBlobSimpleUploadOptions upload) {
    return container
        .writable(name)
        .uploadWithResponse(upload, null, Context.NONE)
        .getValue()
        .getETag();
  }

  private static BlockBlobSimpleUploadOptions upload(byte[] body, Map<String, String> metadata) {
    return new BlockBlobSimpleUploadOptions(BinaryData.fromBytes(body))
        .setHeaders(new BlobHttpHeaders().setContentType("application/json"))
        .setMetadata(metadata);
  }

  private String described(String name) {
    return "record " + container.name() + "/" + name;
  }
}
