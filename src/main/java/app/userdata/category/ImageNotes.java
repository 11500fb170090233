package app.userdata.category;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What an inventory noted about single images: those that are kept out and the tags on them, their
 * state where it is compared with an export, and those that show others too.
 */
public final class ImageNotes {
  private final Map<UUID, Set<UUID>> held = new HashMap<>();
  private final Map<UUID, String> fingerprints = new HashMap<>();
  private final Set<UUID> shared = new HashSet<>();
  private final boolean narrowed;

  private ImageNotes(boolean narrowed) {
    this.narrowed = narrowed;
  }

  /** Reads the notes of all image sets; where two sets differ the first one counts. */
  public static ImageNotes read(Holdings holdings, InventoryContext context) {
    ImageNotes notes = new ImageNotes(context.scope().subject().isPresent());
    holdings
        .sets()
        .values()
        .forEach(
            set ->
                LinePart.read(
                    context.parts(), set.notes(), (id, line) -> notes.add(id, line.node())));
    return notes;
  }

  private void add(UUID id, JsonNode note) {
    if (note.has(HeldImages.HELD)) {
      Set<UUID> tags = held.computeIfAbsent(id, any -> new HashSet<>());
      HoldingsData.lines(note.get(HeldImages.HELD).asText())
          .forEach(tag -> tags.add(UUID.fromString(tag)));
    }
    if (note.has(HeldImages.FINGERPRINT)) {
      fingerprints.putIfAbsent(id, note.get(HeldImages.FINGERPRINT).asText());
    }
    if (note.has(HeldImages.SHARED)) {
      shared.add(id);
    }
  }

  /** Whether the deletion is narrowed to one person. */
  boolean narrowed() {
    return narrowed;
  }

  /** The tags of an image that is kept out; absent for all others. */
  Optional<Set<UUID>> heldTags(UUID image) {
    return Optional.ofNullable(held.get(image));
  }

  boolean anyHeld() {
    return !held.isEmpty();
  }

  /** The tags on any image that is kept out. */
  Set<UUID> tagsOfHeld() {
    Set<UUID> tags = new HashSet<>();
    held.values().forEach(tags::addAll);
    return tags;
  }

  /** The state of an image, empty when it was not noted. */
  String fingerprint(UUID image) {
    return fingerprints.getOrDefault(image, "");
  }

  boolean shared(UUID image) {
    return shared.contains(image);
  }
}
