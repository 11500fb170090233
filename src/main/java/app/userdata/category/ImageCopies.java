package app.userdata.category;

import app.userdata.customvision.Image;
import app.userdata.customvision.ImageSet;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Copies images into the archive and says so in items, entries and lines. */
final class ImageCopies {
  /** Ids of one GetImagesByIds call: well below the 256 allowed, so that no intermediary refuses the long URI. */
  static final int BATCH = 100;

  private ImageCopies() {}

  /** Copies the images of a page; what the time does not allow is returned. */
  static List<UUID> copy(
      Step step, ExportContext context, List<Image> images, LinePart lines, StepResult.Draft draft) {
    Map<UUID, Image> open = new LinkedHashMap<>();
    images.forEach(image -> open.put(image.id(), image));
    List<UUID> untried = new ArrayList<>();
    List<UUID> expired = attempt(step, context, open, lines, draft, untried);
    if (!expired.isEmpty()) {
      Map<UUID, Image> fresh = new LinkedHashMap<>();
      listed(step, context, expired).forEach(image -> fresh.put(image.id(), image));
      List<UUID> still = attempt(step, context, fresh, lines, draft, untried);
      for (UUID id : expired) {
        if (still.contains(id)) {
          fail(step, draft, lines, open.get(id), "the service's link was refused twice");
        } else if (!fresh.containsKey(id)) {
          draft.item(Item.failed(step, id.toString(), "the image was deleted during the export"));
        }
      }
    }
    return untried;
  }

  /** Reads images again by id, for fresh links, in batches. */
  static List<Image> listed(Step step, ExportContext context, List<UUID> ids) {
    ImageSet set = set(step);
    List<Image> images = new ArrayList<>();
    for (int from = 0; from < ids.size(); from += BATCH) {
      images.addAll(
          context.service().getImagesByIds(step.project(), set, ids.subList(from, Math.min(ids.size(), from + BATCH))));
    }
    return images;
  }

  /** The image set that a step's arguments name. */
  static ImageSet set(Step step) {
    return step.args().containsKey("iteration") ? ImageSet.of(step.iteration()) : ImageSet.workspace();
  }

  private static List<UUID> attempt(
      Step step,
      ExportContext context,
      Map<UUID, Image> images,
      LinePart lines,
      StepResult.Draft draft,
      List<UUID> untried) {
    List<Copier.Source> sources =
        images.values().stream().map(image -> new Copier.Source(image.id(), link(image))).toList();
    List<Copier.Copied> copies =
        context.copier().copy(context, step.project(), sources, (id, extension) -> Paths.image(step.project(), id, extension));
    List<UUID> expired = new ArrayList<>();
    for (int i = 0; i < sources.size(); i++) {
      UUID id = sources.get(i).id();
      Image image = images.get(id);
      Copier.Copied copied = copies.get(i);
      if (copied instanceof Copier.Stored stored) {
        draft.entry(stored.entry()).item(Item.exported(step, id.toString(), stored.entry().bytes()));
        lines.add(id, image.json().with(Enrichment.of(stored.entry(), step.project())));
      } else if (copied instanceof Copier.Expired) {
        expired.add(id);
      } else if (copied instanceof Copier.Untried) {
        untried.add(id);
      } else if (copied instanceof Copier.Broken broken) {
        fail(step, draft, lines, image, broken.reason());
      }
    }
    return expired;
  }

  private static URI link(Image image) {
    return image.original();
  }

  private static void fail(Step step, StepResult.Draft draft, LinePart lines, Image image, String reason) {
    draft.item(Item.failed(step, image.id().toString(), reason));
    lines.add(image.id(), image.json());
  }
}
