package app.userdata.category;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.TrainingSet;
import app.userdata.picture.PixelSize;
import app.userdata.report.Portrait;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts a project's images while they pass by; of each it holds eight bytes. */
final class ImageCounts {
  private final Map<UUID, Long> images = new HashMap<>();
  private final Map<UUID, Long> regions = new HashMap<>();
  private long[] sizes = new long[TrainingSet.PART];
  private int sized;
  private long tagged;
  private long untagged;
  private long elsewhere;
  private long marked;

  void see(AnnotatedImage image) {
    PixelSize pixels = image.pixels();
    if (pixels != null) {
      sizes = sized == sizes.length ? Arrays.copyOf(sizes, 2 * sized) : sizes;
      sizes[sized++] = (long) pixels.width() << 32 | pixels.height();
    }
    if (!image.workspace()) {
      elsewhere++;
    } else {
      tagged += image.tags().isEmpty() ? 0 : 1;
      untagged += image.tags().isEmpty() ? 1 : 0;
      marked += image.regions().size();
      new HashSet<>(image.tags()).forEach(tag -> images.merge(tag, 1L, Long::sum));
      image.regions().forEach(region -> regions.merge(region.tag(), 1L, Long::sum));
    }
  }

  Portrait.Images images() {
    return new Portrait.Images(tagged, untagged, elsewhere, marked, sizes());
  }

  /** Each tag with its counts, the most used first. */
  List<Portrait.TagCount> tags(List<TrainingSet.Tag> tags) {
    List<Portrait.TagCount> counts = new ArrayList<>();
    for (TrainingSet.Tag tag : tags) {
      counts.add(
          new Portrait.TagCount(
              tag.id(),
              tag.name(),
              counts.size(),
              images.getOrDefault(tag.id(), 0L),
              regions.getOrDefault(tag.id(), 0L)));
    }
    counts.sort(
        Comparator.comparingLong(Portrait.TagCount::images)
            .reversed()
            .thenComparing(Portrait.TagCount::place));
    return counts;
  }

  private Portrait.@Nullable Sizes sizes() {
    List<PixelSize> all =
        Arrays.stream(sizes, 0, sized)
            .boxed()
            .map(size -> new PixelSize((int) (size >> 32), size.intValue()))
            .sorted(
                Comparator.comparingLong((PixelSize size) -> (long) size.width() * size.height())
                    .thenComparingInt(PixelSize::width))
            .toList();
    return all.isEmpty()
        ? null
        : new Portrait.Sizes(all.get(0), all.get(all.size() / 2), all.get(all.size() - 1));
  }
}
