package app.userdata.dev.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The images of a set in one order, sorted when asked for. Images that leave are cut out of the
 * list, or else a deletion of many thousands would sort the rest after every call.
 */
final class ImageOrder {
  private final Comparator<Image> order;
  private Optional<List<Image>> sorted = Optional.empty();

  ImageOrder(Comparator<Image> order) {
    this.order = order;
  }

  /** Images came; they are sorted in when somebody asks. */
  void forget() {
    sorted = Optional.empty();
  }

  /** These images left. */
  void remove(Collection<Image> gone) {
    sorted = sorted.map(list -> without(list, gone));
  }

  /** Images changed in all but their ids and times. */
  void replace(Map<UUID, Image> changed) {
    sorted =
        sorted.map(list -> list.stream().map(old -> changed.getOrDefault(old.id(), old)).toList());
  }

  /** A list that later changes do not touch. */
  List<Image> of(Map<UUID, Image> images) {
    if (sorted.isEmpty()) {
      sorted = Optional.of(images.values().stream().sorted(order).toList());
    }
    return sorted.orElseThrow();
  }

  /** Copies what lies between those that left, which costs next to nothing per image. */
  private List<Image> without(List<Image> list, Collection<Image> gone) {
    List<Image> kept = new ArrayList<>(list.size());
    int from = 0;
    for (Image image : gone.stream().sorted(order).toList()) {
      int at = Collections.binarySearch(list, image, order);
      if (at >= 0) {
        kept.addAll(list.subList(from, at));
        from = at + 1;
      }
    }
    kept.addAll(list.subList(from, list.size()));
    return Collections.unmodifiableList(kept);
  }
}
