package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import app.userdata.copy.Copied;
import app.userdata.copy.Copier;
import app.userdata.copy.Source;
import app.userdata.customvision.Image;
import app.userdata.customvision.ImageSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Copies images into the archive and says so in items, entries and lines. */
final class ImageCopies {
  /** So many listings in a row that brought no byte: then it is not the time that is short. */
  static final int FUTILE = 3;

  private ImageCopies() {}

  /** Copies the images of a page; what the time does not allow is returned. */
  static List<UUID> copy(
      Step step,
      ExportContext context,
      List<Image> images,
      LinePart lines,
      StepResult.Draft draft) {
    Map<UUID, ArchiveEntry> before = ArchivedBefore.of(step, context);
    List<Image> missing = new ArrayList<>();
    for (Image image : images) {
      ArchiveEntry entry = before.get(image.id());
      if (entry == null) {
        missing.add(image);
      } else {
        stored(step, image, entry, lines, draft);
      }
    }
    List<UUID> untried = new ArrayList<>();
    List<Image> expired = attempt(step, context, missing, lines, draft, untried);
    int futile = 0;
    while (!expired.isEmpty()) {
      List<UUID> ids = expired.stream().map(Image::id).toList();
      List<Image> fresh = listed(step, context, ids);
      gone(step, ids, fresh, draft);
      List<Image> still = attempt(step, context, fresh, lines, draft, untried);
      futile = still.size() == fresh.size() ? futile + 1 : 0;
      if (futile == FUTILE) {
        still.forEach(image -> fail(step, draft, lines, image, Copier.LINK_REFUSED));
        return untried;
      }
      expired = still;
    }
    return untried;
  }

  /** Items for the ids that a listing by id no longer shows. */
  static void gone(Step step, List<UUID> asked, List<Image> shown, StepResult.Draft draft) {
    Set<UUID> there = shown.stream().map(Image::id).collect(Collectors.toSet());
    asked.stream()
        .filter(id -> !there.contains(id))
        .forEach(
            id ->
                draft
                    .changed()
                    .item(
                        Item.failed(
                            step, id.toString(), "the image was deleted during the export")));
  }

  /** Reads images again by id, for fresh links. */
  static List<Image> listed(Step step, ExportContext context, List<UUID> ids) {
    return ServedImages.of(step, context).byIds(ids);
  }

  /** The image set that a step's arguments name. */
  static ImageSet set(Step step) {
    return step.args().containsKey("iteration")
        ? ImageSet.of(step.iteration())
        : ImageSet.workspace();
  }

  private static List<Image> attempt(
      Step step,
      ExportContext context,
      List<Image> images,
      LinePart lines,
      StepResult.Draft draft,
      List<UUID> untried) {
    List<Source> sources =
        images.stream().map(image -> new Source(image.id(), image.original())).toList();
    List<Copied> copies =
        context
            .copier()
            .copy(
                context.way(step.project()),
                sources,
                (id, extension) -> Paths.image(step.project(), id, extension));
    List<Image> expired = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      Image image = images.get(i);
      Copied copied = copies.get(i);
      if (copied instanceof Copied.Stored stored) {
        stored(step, image, stored.entry(), lines, draft);
      } else if (copied instanceof Copied.Expired) {
        expired.add(image);
      } else if (copied instanceof Copied.Untried) {
        untried.add(image.id());
      } else if (copied instanceof Copied.Broken broken) {
        fail(step, draft, lines, image, broken.reason());
      }
    }
    return expired;
  }

  private static void stored(
      Step step, Image image, ArchiveEntry entry, LinePart lines, StepResult.Draft draft) {
    draft.entry(entry).item(Item.exported(step, image.id().toString(), entry.bytes()));
    lines.add(image.id(), image.json().with(Enrichment.of(entry, step.project())));
  }

  private static void fail(
      Step step, StepResult.Draft draft, LinePart lines, Image image, String reason) {
    draft.item(Item.failed(step, image.id().toString(), reason));
    lines.add(image.id(), image.json());
  }
}
