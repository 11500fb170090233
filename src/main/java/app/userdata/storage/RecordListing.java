package app.userdata.storage;

import app.userdata.job.RecordStore.Entry;
import app.userdata.job.RecordStore.Page;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobListDetails;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Listings of records with their labels; a missing container is an empty one. */
final class RecordListing {
  private final LazyContainer container;

  RecordListing(LazyContainer container) {
    this.container = container;
  }

  Page page(String prefix, Optional<String> continuation, int most) {
    BlobPage page = BlobPage.of(container, withLabels(prefix), continuation, most);
    return new Page(page.items().stream().map(RecordListing::entry).toList(), page.continuation());
  }

  List<Entry> children(String prefix) {
    if (!prefix.endsWith("/")) {
      throw new IllegalArgumentException("children are asked for below a prefix that ends in /");
    }
    try {
      return container.client().listBlobsByHierarchy("/", withLabels(prefix), null).stream()
          .filter(item -> !Boolean.TRUE.equals(item.isPrefix()))
          .map(RecordListing::entry)
          .toList();
    } catch (BlobStorageException problem) {
      if (StorageErrors.isMissing(problem)) {
        return List.of();
      }
      throw problem;
    }
  }

  private static ListBlobsOptions withLabels(String prefix) {
    return new ListBlobsOptions()
        .setPrefix(prefix)
        .setDetails(new BlobListDetails().setRetrieveMetadata(true));
  }

  private static Entry entry(BlobItem item) {
    Map<String, String> metadata = item.getMetadata() == null ? Map.of() : item.getMetadata();
    return new Entry(
        item.getName(),
        Labels.fromMetadata(metadata),
        item.getProperties().getLastModified().toInstant());
  }
}
