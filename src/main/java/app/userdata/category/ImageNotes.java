package app.userdata.category;

import app.userdata.archive.Parts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What an inventory noted about single images: those that are kept out and the tags on them, their
 * state where it is compared with an export, which selectors hit them, and who show others too.
 */
public final class ImageNotes {
  private final Map<UUID, Set<UUID>> held = new HashMap<>();
  private final Map<UUID, String> fingerprints = new HashMap<>();
  private final Set<UUID> shared = new HashSet<>();
  private final Set<UUID> keptOut = new HashSet<>();
  private final Map<Integer, Set<UUID>> hits = new HashMap<>();
  private final Set<UUID> unexportedTags = new HashSet<>();
  private final boolean narrowed;
  private final Optional<ExportedProject> exported;

  private ImageNotes(boolean narrowed, Optional<ExportedProject> exported) {
    this.narrowed = narrowed;
    this.exported = exported;
  }

  /**
   * Reads the notes of all image sets; where two sets differ the first one counts.
   *
   * @param exported what an export holds of the project, when only that may be deleted
   */
  public static ImageNotes read(
      Holdings holdings, InventoryContext context, Optional<ExportedProject> exported) {
    boolean narrowed = context.scope().subject().isPresent();
    return read(holdings, context.parts(), narrowed, exported);
  }

  static ImageNotes read(
      Holdings holdings, Parts parts, boolean narrowed, Optional<ExportedProject> exported) {
    ImageNotes notes = new ImageNotes(narrowed, exported);
    holdings
        .sets()
        .forEach(
            (name, set) ->
                LinePart.read(
                    parts,
                    set.notes(),
                    (id, line) -> notes.add(id, line.node(), name.equals(Holdings.WORKSPACE))));
    return notes;
  }

  private void add(UUID id, JsonNode note, boolean ofWorkspace) {
    if (note.has(HeldImages.HELD)) {
      held.computeIfAbsent(id, any -> new HashSet<>()).addAll(ids(note, HeldImages.HELD));
    }
    if (note.has(HeldImages.KEPT_OUT)) {
      keptOut.add(id);
    }
    if (note.has(HeldImages.FINGERPRINT)) {
      String state = note.get(HeldImages.FINGERPRINT).asText();
      fingerprints.putIfAbsent(id, state);
      if (ofWorkspace && exported.map(e -> !e.holdsImage(id, state)).orElse(false)) {
        unexportedTags.addAll(ids(note, HeldImages.TAGS));
      }
    }
    if (note.has(HeldImages.HITS)) {
      Selectors.numbers(note.get(HeldImages.HITS).asText())
          .forEach(number -> hits.computeIfAbsent(number, any -> new HashSet<>()).add(id));
    }
    if (note.has(HeldImages.SHARED)) {
      shared.add(id);
    }
  }

  private static List<UUID> ids(JsonNode note, String name) {
    return HoldingsData.ids(note.path(name).asText()).ids();
  }

  /** How many images each selector hits, by its number; none for those that hit nothing. */
  Map<Integer, Integer> hits() {
    Map<Integer, Integer> counts = new HashMap<>();
    hits.forEach((number, images) -> counts.put(number, images.size()));
    return counts;
  }

  /** Whether the deletion is narrowed to one person. */
  boolean narrowed() {
    return narrowed;
  }

  /** The tags of an image that is kept out; absent for all others. */
  Optional<Set<UUID>> heldTags(UUID image) {
    return Optional.ofNullable(held.get(image));
  }

  /** Whether an image is kept out by what any set shows of it. */
  boolean keptOut(UUID image) {
    return held.containsKey(image) || keptOut.contains(image);
  }

  /** The tags on images of the workspace that the export does not hold as they are now. */
  Set<UUID> tagsOfUnexported() {
    return unexportedTags;
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
