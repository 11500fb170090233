package app.userdata.category;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Reads an offset-paged listing of the service completely, in steps: count, then all pages side by
 * side, then compare. The service promises no stable order among equal time stamps, so a listing
 * whose distinct ids do not match the count is read again, three times at most, and the ids of all
 * passes are joined.
 */
final class PagedListing<T, C extends StepContext> {
  static final String COUNT = "count";
  static final String PAGE = "page";
  static final String CLOSE = "close";
  static final int PAGE_SIZE = 256;

  /**
   * Now and then whoever finishes a page looks at its whole group, and each group costs some steps:
   * groups are neither large nor many, and only as large as it takes to have no more than {@link
   * #MOST} of them.
   */
  private static final int GROUP = 128;

  private static final int MOST = 390;
  private static final int PASSES = 3;

  private final Source<T, C> source;

  PagedListing(Source<T, C> source) {
    this.source = source;
  }

  /** What is listed. */
  interface Source<T, C extends StepContext> {
    /** The separate listings that together show everything; mostly one. */
    List<String> listings(C context);

    int count(Step step, C context, String listing);

    List<T> page(Step step, C context, String listing, int skip);

    /** How many pages one step reads: more than one where little is done with each. */
    default int pagesPerStep() {
      return 1;
    }

    UUID id(T element);

    boolean wanted(C context, T element);

    /** Called with all that a page shows, before {@link #take}; adds lines too. */
    default void seen(C context, List<T> page, LinePart lines, StepResult.Draft draft) {}

    /** Called with what a page holds of what is wanted; adds the page's lines. */
    void take(Step step, C context, List<T> wanted, LinePart lines, StepResult.Draft draft);

    /** Called once, when the listing is complete. */
    void finish(Step step, C context, Listed listed, StepResult.Draft draft);
  }

  /** A listing that has been read completely. */
  record Listed(
      IdIndex wanted, IdIndex wantedInFirstPass, IdIndex seen, List<String> parts, int counted) {}

  /** The step that starts a listing, below the given one. */
  static Step first(Step parent) {
    return parent.child("p1", COUNT, Map.of());
  }

  StepResult run(Step step, C context) {
    return switch (step.kind()) {
      case COUNT -> count(step, context);
      case "range" -> range(step);
      case PAGE -> page(step, context);
      case CLOSE -> close(step, context);
      default -> throw new IllegalStateException("unknown kind of step: " + step.kind());
    };
  }

  private StepResult count(Step step, C context) {
    StepResult.Draft draft = StepResult.draft();
    int all = 0;
    List<Step> pages = new ArrayList<>();
    for (String listing : source.listings(context)) {
      int count = source.count(step, context, listing);
      all += count;
      int last = Math.max(0, (count - 1) / PAGE_SIZE);
      for (int page = 0; page <= last; page += source.pagesPerStep()) {
        boolean isLast = page + source.pagesPerStep() > last;
        pages.add(pageStep(step, listing, page * PAGE_SIZE, isLast));
      }
    }
    if (pages.size() <= GROUP) {
      pages.forEach(draft::child);
    } else {
      ranges(step, pages, draft);
    }
    String nodes = step.args().getOrDefault("nodes", "");
    return draft
        .then(
            step.child(
                Step.THEN,
                CLOSE,
                Map.of("nodes", nodes.isEmpty() ? step.path() : nodes + "," + step.path())))
        .data("count", String.valueOf(all))
        .result();
  }

  /** More pages than a group holds: steps that only name their share of the pages. */
  private static void ranges(Step step, List<Step> pages, StepResult.Draft draft) {
    int group = Math.max(GROUP, (pages.size() + MOST - 1) / MOST);
    for (int from = 0; from < pages.size(); from += group) {
      List<Step> share = pages.subList(from, Math.min(pages.size(), from + group));
      StringBuilder text = new StringBuilder();
      share.forEach(
          page ->
              text.append(page.arg("listing"))
                  .append(':')
                  .append(page.arg("skip"))
                  .append(':')
                  .append(page.arg("last"))
                  .append(','));
      draft.child(
          step.child(String.format("range-%06d", from), "range", Map.of("pages", text.toString())));
    }
  }

  private static StepResult range(Step step) {
    StepResult.Draft draft = StepResult.draft();
    for (String page : step.arg("pages").split(",")) {
      String[] fields = page.split(":");
      draft.child(
          pageStep(step, fields[0], Integer.parseInt(fields[1]), Boolean.parseBoolean(fields[2])));
    }
    return draft.result();
  }

  private static Step pageStep(Step node, String listing, int skip, boolean last) {
    Map<String, String> args =
        Map.of(
            "listing",
            listing,
            "skip",
            String.valueOf(skip),
            "last",
            String.valueOf(last),
            "pages",
            "");
    return node.child(segment(listing, skip), PAGE, args);
  }

  private static String segment(String listing, int skip) {
    return String.format("%s-%07d", listing, skip);
  }

  /** Reads the step's pages, up to one that is not full. The last step goes on until there is. */
  private StepResult page(Step step, C context) {
    String listing = step.arg("listing");
    int skip = step.number("skip");
    int end = skip + source.pagesPerStep() * PAGE_SIZE;
    StepResult.Draft draft = StepResult.draft();
    LinePart lines = new LinePart();
    List<UUID> ids = new ArrayList<>();
    List<UUID> seen = new ArrayList<>();
    boolean full = true;
    for (int at = skip; full && at < end; at += PAGE_SIZE) {
      List<T> page = source.page(step, context, listing, at);
      List<T> wanted = page.stream().filter(element -> source.wanted(context, element)).toList();
      source.seen(context, page, lines, draft);
      source.take(step, context, wanted, lines, draft);
      wanted.forEach(element -> ids.add(source.id(element)));
      page.forEach(element -> seen.add(source.id(element)));
      full = page.size() == PAGE_SIZE;
    }
    draft.data("lines", lines.store(context.parts(), step.category().id() + "/" + step.path()));
    draft.data("ids", text(ids));
    if (ids.size() < seen.size()) {
      draft.data("seen", text(seen));
    }
    if (full && Boolean.parseBoolean(step.arg("last"))) {
      draft.beside(step.beside(segment(listing, end), PAGE, Map.of("skip", String.valueOf(end))));
    }
    return draft.result();
  }

  private StepResult close(Step step, C context) {
    Collected collected = new Collected();
    String[] nodes = step.arg("nodes").split(",");
    collected.add(context.results(), nodes[0]);
    IdIndex firstPass = collected.wanted();
    for (int pass = 1; pass < nodes.length; pass++) {
      collected.add(context.results(), nodes[pass]);
    }
    int counted =
        source.listings(context).stream()
            .mapToInt(listing -> source.count(step, context, listing))
            .sum();
    StepResult.Draft draft = StepResult.draft();
    IdIndex seen = collected.seen();
    if (seen.size() != counted && nodes.length < PASSES) {
      String again = "p" + (nodes.length + 1);
      Step pass = step.child(again, COUNT, Map.of());
      return draft.child(pass).data("again", pass.path()).result();
    }
    if (seen.size() != counted) {
      draft.changed();
      draft.note(
          String.format(
              "The listing %s of %s showed %d items in %d passes while the service counts %d.",
              step.parentPath(), step.category(), seen.size(), nodes.length, counted));
    }
    source.finish(
        step,
        context,
        new Listed(collected.wanted(), firstPass, seen, collected.parts, counted),
        draft);
    return draft.result();
  }

  /** The result that closed a listing, whichever pass it was. */
  static StepResult closed(EarlierResults results, String node) {
    StepResult closed = results.get(node + "/" + Step.THEN);
    String again = closed.data().get("again");
    return again == null ? closed : closed(results, again);
  }

  private static String text(List<UUID> ids) {
    return Base64.getEncoder().encodeToString(IdIndex.of(ids).bytes());
  }

  /** What the pages of all passes showed. */
  private static final class Collected {
    private final List<IdIndex> wanted = new ArrayList<>();
    private final List<IdIndex> seen = new ArrayList<>();
    private final List<String> parts = new ArrayList<>();

    void add(EarlierResults results, String node) {
      for (EarlierResults.Named page : results.below(node)) {
        if (page.result().data().containsKey("ids")) {
          IdIndex ids = ids(page.result(), "ids");
          wanted.add(ids);
          seen.add(page.result().data().containsKey("seen") ? ids(page.result(), "seen") : ids);
        } else if (page.path().substring(page.path().lastIndexOf('/') + 1).startsWith("range-")) {
          add(results, page.path());
        }
        parts.add(page.result().data().getOrDefault("lines", ""));
      }
    }

    IdIndex wanted() {
      return IdIndex.union(wanted);
    }

    /** All that was there, wanted or not. */
    IdIndex seen() {
      return IdIndex.union(seen);
    }

    private static IdIndex ids(StepResult page, String name) {
      byte[] bytes =
          Base64.getDecoder()
              .decode(page.data().getOrDefault(name, "").getBytes(StandardCharsets.US_ASCII));
      return IdIndex.read(bytes);
    }
  }
}
