package app.userdata.storage;

import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.util.List;
import java.util.Optional;

/** One page of a flat listing in order of the names, and where the next one starts. */
record BlobPage(List<BlobItem> items, Optional<String> continuation) {
  private static final int MOST_PER_CALL = 5000;

  BlobPage {
    items = List.copyOf(items);
  }

  static BlobPage of(
      LazyContainer container, ListBlobsOptions options, Optional<String> continuation, int most) {
    options.setMaxResultsPerPage(Math.max(1, Math.min(most, MOST_PER_CALL)));
    try {
      // The service may answer with an empty page and a continuation; nobody above needs to know.
      for (PagedResponse<BlobItem> page :
          container.client().listBlobs(options, continuation.orElse(null), null).iterableByPage()) {
        Optional<String> next =
            Optional.ofNullable(page.getContinuationToken()).filter(token -> !token.isEmpty());
        if (!page.getValue().isEmpty() || next.isEmpty()) {
          return new BlobPage(page.getValue(), next);
        }
      }
    } catch (BlobStorageException problem) {
      if (!StorageErrors.isMissing(problem)) {
        throw problem;
      }
    }
    return new BlobPage(List.of(), Optional.empty());
  }
}
