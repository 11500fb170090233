package app.userdata.category;

import app.userdata.archive.AnnotatedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Chooses a few images of each tag while all of a project's images pass by. By their ids,
 * scattered, not by their order: what was uploaded together often looks the same.
 */
final class Samples {
  /** So many of a tag are kept to choose from; an image is shown once, whatever its tags. */
  private static final int KEPT = 8;

  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  private final Map<Optional<UUID>, TreeSet<Candidate>> kept = new HashMap<>();

  /** An image that may stand for a tag; those that show where it is come first. */
  private record Candidate(AnnotatedImage image, boolean marked, long place) {
    static final Comparator<Candidate> ORDER =
        Comparator.comparing((Candidate one) -> !one.image().workspace())
            .thenComparing(one -> !one.marked())
            .thenComparingLong(Candidate::place)
            .thenComparing(one -> one.image().id());
  }

  /**
   * An image and the tag that it stands for.
   *
   * @param tag none if it stands for images without a tag
   */
  record Sample(AnnotatedImage image, Optional<UUID> tag) {}

  void see(AnnotatedImage image) {
    if (image.tags().isEmpty()) {
      keep(Optional.empty(), image, false);
    }
    for (UUID tag : Set.copyOf(image.tags())) {
      boolean marked = image.regions().stream().anyMatch(region -> region.tag().equals(tag));
      keep(Optional.of(tag), image, marked);
    }
  }

  private void keep(Optional<UUID> tag, AnnotatedImage image, boolean marked) {
    TreeSet<Candidate> best = kept.computeIfAbsent(tag, any -> new TreeSet<>(Candidate.ORDER));
    best.add(new Candidate(image, marked, place(image.id())));
    if (best.size() > KEPT) {
      best.pollLast();
    }
  }

  /**
   * The samples, one of each tag, then a second of each, and so on.
   *
   * @param tags in the order in which they choose
   */
  List<Sample> chosen(List<UUID> tags, int ofEach, int most) {
    List<Optional<UUID>> choosing = new ArrayList<>();
    tags.forEach(tag -> choosing.add(Optional.of(tag)));
    choosing.add(Optional.empty());
    Set<UUID> taken = new HashSet<>();
    Map<UUID, Sample> chosen = new LinkedHashMap<>();
    for (int round = 0; round < ofEach; round++) {
      for (Optional<UUID> tag : choosing) {
        Optional<AnnotatedImage> next =
            kept.getOrDefault(tag, new TreeSet<>(Candidate.ORDER)).stream()
                .map(Candidate::image)
                .filter(image -> !taken.contains(image.id()))
                .findFirst();
        if (next.isPresent() && chosen.size() < most) {
          taken.add(next.get().id());
          chosen.put(next.get().id(), new Sample(next.get(), tag));
        }
      }
    }
    return List.copyOf(chosen.values());
  }

  private static long place(UUID id) {
    long mixed = (id.getMostSignificantBits() ^ id.getLeastSignificantBits()) * SCATTER;
    return mixed ^ mixed >>> 32;
  }
}
