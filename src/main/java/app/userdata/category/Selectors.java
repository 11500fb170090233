package app.userdata.category;

import app.userdata.customvision.Image;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a request selects by: the tags, ids and metadata of its subject and of what it keeps out. A
 * selector is known by its number, and named by its place in the request, such as {@code
 * subject.tags[0]}: its value may be personal.
 *
 * <p>What a selector hits is judged by itself, whatever the others say.
 */
public final class Selectors {
  private final List<String> names = new ArrayList<>();
  private final Map<String, List<Integer>> tags = new HashMap<>();
  private final Map<UUID, List<Integer>> images = new HashMap<>();
  private final Map<UUID, List<Integer>> predictions = new HashMap<>();
  private final Map<Integer, Map.Entry<String, String>> metadata = new HashMap<>();

  private Selectors() {}

  static Selectors of(Scope scope) {
    Selectors all = new Selectors();
    scope.subject().ifPresent(all::add);
    all.number(
        "exclude.imageIds", scope.exclude().imageIds(), List.of(all.images, all.predictions));
    all.number("exclude.tags", scope.exclude().tags(), List.of(all.tags));
    return all;
  }

  private void add(Subject subject) {
    number("subject.tags", subject.tags(), List.of(tags));
    number("subject.imageIds", subject.imageIds(), List.of(images));
    for (Map.Entry<String, String> pair : new TreeMap<>(subject.metadata()).entrySet()) {
      metadata.put(names.size(), pair);
      names.add("subject.metadata." + pair.getKey());
    }
    number("subject.predictionIds", subject.predictionIds(), List.of(predictions));
  }

  private <K> void number(String list, Set<K> values, List<Map<K, List<Integer>>> kinds) {
    int place = 0;
    for (K value : values) {
      int number = names.size();
      kinds.forEach(kind -> kind.computeIfAbsent(value, any -> new ArrayList<>()).add(number));
      names.add(list + "[" + place++ + "]");
    }
  }

  /** The numbers of those that an image matches, in this set of images. */
  Set<Integer> hits(Image image) {
    Set<Integer> hits = new TreeSet<>(images.getOrDefault(image.id(), List.of()));
    if (!tags.isEmpty()) {
      for (JsonNode tag : image.json().node().path("tags")) {
        hits.addAll(tags.getOrDefault(tag.path("tagId").asText(), List.of()));
        hits.addAll(tags.getOrDefault(tag.path("tagName").asText(), List.of()));
      }
    }
    metadata.forEach(
        (number, pair) -> {
          if (image.metadata().entrySet().contains(pair)) {
            hits.add(number);
          }
        });
    return hits;
  }

  /** The numbers of those that name a prediction. */
  Collection<Integer> hits(UUID prediction) {
    return predictions.getOrDefault(prediction, List.of());
  }

  /** The names of those that images, or predictions, can match. */
  public List<String> names(boolean ofImages, boolean ofPredictions) {
    Set<Integer> numbers = new TreeSet<>();
    if (ofImages) {
      tags.values().forEach(numbers::addAll);
      images.values().forEach(numbers::addAll);
      numbers.addAll(metadata.keySet());
    }
    if (ofPredictions) {
      predictions.values().forEach(numbers::addAll);
    }
    return numbers.stream().map(names::get).toList();
  }

  /**
   * How many images and predictions of a project each selector hits, by its name; an image that
   * several sets show counts once.
   *
   * @param listed what the inventory listed: a selector of anything else is not counted
   */
  public Map<String, Long> counts(Set<Inventory.Part> listed, Holdings held, ImageNotes notes) {
    Map<String, Long> counts = new LinkedHashMap<>();
    names(listed.contains(Inventory.Part.IMAGES), listed.contains(Inventory.Part.PREDICTIONS))
        .forEach(name -> counts.put(name, 0L));
    notes.hits().forEach((number, ids) -> counts.merge(names.get(number), (long) ids, Long::sum));
    for (UUID prediction : held.predictions().all().ids()) {
      hits(prediction).forEach(number -> counts.merge(names.get(number), 1L, Long::sum));
    }
    return counts;
  }

  /** The names that go with numbers as {@link #text} wrote them. */
  public Set<String> named(Collection<String> numbers) {
    return numbers.stream()
        .map(number -> names.get(Integer.parseInt(number)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The same set, not to be changed, in the same order. */
  static <T> Set<T> inOrder(Set<T> values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(values));
  }

  static String text(Collection<Integer> numbers) {
    return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
  }

  static List<Integer> numbers(String text) {
    return Arrays.stream(text.split(",")).map(Integer::valueOf).toList();
  }
}
