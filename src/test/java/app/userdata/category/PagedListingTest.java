package app.userdata.category;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.Parts;
import app.userdata.customvision.CustomVisionClient;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a listing finds everything in one pass, whatever the count told at first. */
final class PagedListingTest {
  private final Map<String, StepResult> results = new TreeMap<>();
  private final Map<String, byte[]> parts = new HashMap<>();
  private int passes;
  private int found;

  @ParameterizedTest(name = "{0} pages a step, {1} counted, {2} there")
  @CsvSource({
    "1, 0, 0", "1, 1, 1", "1, 256, 256", "1, 257, 257", "1, 300, 1100", "1, 40000, 40000",
    "8, 0, 0", "8, 2048, 2048", "8, 2049, 2049", "8, 100, 5000", "8, 2048, 7000",
        "8, 300000, 300000"
  })
  void list_countedTooFewAtFirst_findsAllInOnePass(int pages, int counted, int there) {
    PagedListing<UUID, Context> listing = new PagedListing<>(new Ids(pages, counted, there));

    run(listing, PagedListing.first(Step.first(CategoryId.IMAGES)));

    assertThat(found).isEqualTo(there);
    assertThat(passes).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0} pages a step")
  @CsvSource({"1", "8"})
  void list_countedTooManyAtFirst_findsAllInOnePass(int pages) {
    PagedListing<UUID, Context> listing = new PagedListing<>(new Ids(pages, 5000, 300));

    run(listing, PagedListing.first(Step.first(CategoryId.IMAGES)));

    assertThat(found).isEqualTo(300);
    assertThat(passes).isEqualTo(1);
  }

  private void run(PagedListing<UUID, Context> listing, Step step) {
    passes += step.kind().equals(PagedListing.COUNT) ? 1 : 0;
    StepResult result = listing.run(step, new Context());
    results.put(step.path(), result);
    result.children().forEach(next -> run(listing, next));
    result.beside().forEach(next -> run(listing, next));
    result.then().ifPresent(next -> run(listing, next));
  }

  /** A listing of numbered ids; its count is wrong once. */
  private final class Ids implements PagedListing.Source<UUID, Context> {
    private final int pages;
    private final int there;
    private int counted;

    Ids(int pages, int counted, int there) {
      this.pages = pages;
      this.counted = counted;
      this.there = there;
    }

    @Override
    public List<String> listings(Context context) {
      return List.of("ALL");
    }

    @Override
    public int count(Step step, Context context, String name) {
      int now = counted;
      counted = there;
      return now;
    }

    @Override
    public List<UUID> page(Step step, Context context, String name, int skip) {
      return IntStream.range(skip, Math.min(there, skip + PagedListing.PAGE_SIZE))
          .mapToObj(number -> new UUID(0, number))
          .toList();
    }

    @Override
    public int pagesPerStep() {
      return pages;
    }

    @Override
    public UUID id(UUID element) {
      return element;
    }

    @Override
    public boolean wanted(Context context, UUID element) {
      return true;
    }

    @Override
    public void take(
        Step step, Context context, List<UUID> wanted, LinePart lines, StepResult.Draft draft) {
      // Ids are all there is.
    }

    @Override
    public void finish(
        Step step, Context context, PagedListing.Listed listed, StepResult.Draft draft) {
      found = listed.seen().size();
    }
  }

  /** Results and parts in memory, and no service. */
  private final class Context implements StepContext, EarlierResults, Parts {
    @Override
    public CustomVisionClient service() {
      throw new IllegalStateException("nothing is asked of the service here");
    }

    @Override
    public Parts parts() {
      return this;
    }

    @Override
    public EarlierResults results() {
      return this;
    }

    @Override
    public Scope scope() {
      return new Scope(List.of(), Optional.empty(), Exclusion.NOTHING);
    }

    @Override
    public Optional<StepResult> find(String path) {
      return Optional.ofNullable(results.get(path));
    }

    @Override
    public StepResult get(String path) {
      return find(path).orElseThrow();
    }

    @Override
    public List<Named> below(String path) {
      return results.keySet().stream()
          .filter(one -> one.startsWith(path + "/") && one.indexOf('/', path.length() + 1) < 0)
          .filter(one -> !one.endsWith("/" + Step.THEN))
          .map(one -> new Named(one, get(one)))
          .toList();
    }

    @Override
    public List<ArchiveEntry> archivedBefore(String path) {
      return List.of();
    }

    @Override
    public String write(String stem, byte[] content) {
      parts.put(stem, content);
      return stem;
    }

    @Override
    public InputStream read(String name) {
      return new ByteArrayInputStream(Optional.ofNullable(parts.get(name)).orElseThrow());
    }
  }
}
