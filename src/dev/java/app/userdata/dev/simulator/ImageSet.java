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

/** The images of a workspace or an iteration, kept in order so that pages are cheap. */
final class ImageSet {
  private static final Comparator<Image> BY_ID = Comparator.comparing(Image::id);
  private static final Comparator<Image> OLDEST =
      Comparator.comparing(Image::created).thenComparing(BY_ID);
  private static final Comparator<Image> NEWEST =
      Comparator.comparing(Image::created).reversed().thenComparing(BY_ID);

  private final Map<UUID, Image> images = new HashMap<>();
  private final ImageOrder oldestFirst = new ImageOrder(OLDEST);
  private final ImageOrder newestFirst = new ImageOrder(NEWEST);

  synchronized void put(Image image) {
    images.put(image.id(), image);
    forgetOrder();
  }

  synchronized void putAll(Collection<Image> added) {
    added.forEach(image -> images.put(image.id(), image));
    forgetOrder();
  }

  synchronized boolean remove(Collection<UUID> ids) {
    List<Image> gone = new ArrayList<>();
    ids.forEach(id -> Optional.ofNullable(images.remove(id)).ifPresent(gone::add));
    oldestFirst.remove(gone);
    newestFirst.remove(gone);
    return !gone.isEmpty();
  }

  /** Changes images in all but their ids and times. */
  synchronized void replaceAll(UnaryOperator<Image> change) {
    images.replaceAll((id, image) -> change.apply(image));
    oldestFirst.replace(images);
    newestFirst.replace(images);
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
    return (oldest ? oldestFirst : newestFirst).of(images);
  }

  private void forgetOrder() {
    oldestFirst.forget();
    newestFirst.forget();
  }
}
