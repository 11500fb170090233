package app.userdata.dev.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** The images of a workspace or an iteration, sorted once per change so that pages are cheap. */
final class ImageSet {
  private static final Comparator<Image> BY_ID = Comparator.comparing(Image::id);
  private static final Comparator<Image> OLDEST =
      Comparator.comparing(Image::created).thenComparing(BY_ID);
  private static final Comparator<Image> NEWEST =
      Comparator.comparing(Image::created).reversed().thenComparing(BY_ID);

  private final Map<UUID, Image> images = new HashMap<>();
  private Optional<List<Image>> oldestFirst = Optional.empty();
  private Optional<List<Image>> newestFirst = Optional.empty();

  synchronized void put(Image image) {
    images.put(image.id(), image);
    forgetOrder();
  }

  synchronized void putAll(Collection<Image> added) {
    added.forEach(image -> images.put(image.id(), image));
    forgetOrder();
  }

  synchronized boolean remove(Collection<UUID> ids) {
    boolean changed = images.keySet().removeAll(Set.copyOf(ids));
    forgetOrder();
    return changed;
  }

  synchronized void replaceAll(UnaryOperator<Image> change) {
    images.replaceAll((id, image) -> change.apply(image));
    forgetOrder();
  }

  synchronized Optional<Image> find(UUID id) {
    return Optional.ofNullable(images.get(id));
  }

  synchronized Set<UUID> ids() {
    return Set.copyOf(images.keySet());
  }

  synchronized int size() {
    return images.size();
  }

  /** A snapshot ordered by creation; where times are equal, by id in both directions. */
  synchronized List<Image> sorted(boolean oldest) {
    if (oldestFirst.isEmpty() || newestFirst.isEmpty()) {
      oldestFirst = Optional.of(copy(OLDEST));
      newestFirst = Optional.of(copy(NEWEST));
    }
    return oldest ? oldestFirst.orElseThrow() : newestFirst.orElseThrow();
  }

  private List<Image> copy(Comparator<Image> order) {
    List<Image> copy = new ArrayList<>(images.values());
    copy.sort(order);
    return List.copyOf(copy);
  }

  private void forgetOrder() {
    oldestFirst = Optional.empty();
    newestFirst = Optional.empty();
  }
}
