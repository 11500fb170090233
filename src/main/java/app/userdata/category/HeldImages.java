package app.userdata.category;

import app.userdata.customvision.Image;
import app.userdata.customvision.RawJson;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The images of one image set, for an inventory: their ids, and notes on those that need one. */
final class HeldImages implements PagedListing.Source<Image, InventoryContext> {
  /** The tags of an image that is kept out, comma-separated. */
  static final String HELD = "held";

  /** The image is kept out, but shows here without what makes it the subject's. */
  static final String KEPT_OUT = "keptOut";

  /** The tags of an image whose state is noted, comma-separated. */
  static final String TAGS = "tags";

  /** The state of an image, see {@link ImageState}. */
  static final String FINGERPRINT = "fingerprint";

  /** The numbers of the selectors that hit an image, comma-separated. */
  static final String HITS = "hits";

  /** The image carries tags beside those of the subject. */
  static final String SHARED = "shared";

  @Override
  public List<String> listings(InventoryContext context) {
    return ServedImages.listings(context);
  }

  @Override
  public int count(Step step, InventoryContext context, String listing) {
    return ServedImages.unlessGone(() -> ServedImages.of(step, context).count(listing), 0);
  }

  @Override
  public List<Image> page(Step step, InventoryContext context, String listing, int skip) {
    return ServedImages.unlessGone(
        () -> ServedImages.of(step, context).page(listing, skip), List.of());
  }

  /** A second's worth of calls. */
  @Override
  public int pagesPerStep() {
    return 8;
  }

  @Override
  public UUID id(Image image) {
    return image.id();
  }

  @Override
  public boolean wanted(InventoryContext context, Image image) {
    return context.scope().covers(image);
  }

  @Override
  public void seen(
      InventoryContext context, List<Image> page, LinePart lines, StepResult.Draft draft) {
    Selectors selectors = context.scope().selectors();
    for (Image image : page) {
      Map<String, String> notes = new LinkedHashMap<>();
      Set<Integer> hits = selectors.hits(image);
      if (!hits.isEmpty()) {
        notes.put(HITS, Selectors.text(hits));
      }
      if (context.scope().keepsOut(image)) {
        notes.put(HELD, HoldingsData.text(image.tagIds()));
      } else if (context.scope().exclude().holds(image)) {
        notes.put(KEPT_OUT, "true");
      } else if (context.scope().covers(image)) {
        if (context.fingerprints()) {
          notes.put(FINGERPRINT, ImageState.fingerprint(image.json().node()));
          notes.put(TAGS, HoldingsData.text(image.tagIds()));
        }
        if (context.scope().sharedWithOthers(image)) {
          notes.put(SHARED, "true");
        }
      }
      if (!notes.isEmpty()) {
        lines.add(image.id(), new RawJson("{}").with(notes));
      }
    }
  }

  @Override
  public void take(
      Step step,
      InventoryContext context,
      List<Image> wanted,
      LinePart lines,
      StepResult.Draft draft) {
    // Ids are kept by the listing itself.
  }

  @Override
  public void finish(
      Step step, InventoryContext context, PagedListing.Listed listed, StepResult.Draft draft) {
    String all = store(step, context, "all", listed.seen());
    boolean allWanted = listed.wanted().size() == listed.seen().size();
    draft.data("all", all);
    draft.data("wanted", allWanted ? all : store(step, context, "wanted", listed.wanted()));
    StringBuilder notes = new StringBuilder();
    for (String part : listed.parts()) {
      LinePart.read(
          context.parts(),
          part,
          (id, line) -> notes.append(id).append('\t').append(line.text()).append('\n'));
    }
    if (notes.length() > 0) {
      draft.data(
          "notes",
          context
              .parts()
              .write(
                  "inventory/" + step.path() + "/notes",
                  notes.toString().getBytes(StandardCharsets.UTF_8)));
    }
  }

  private static String store(Step step, InventoryContext context, String name, IdIndex index) {
    return index.size() == 0
        ? ""
        : context.parts().write("inventory/" + step.path() + "/" + name, index.bytes());
  }
}
