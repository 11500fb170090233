package app.userdata.category;

import app.userdata.archive.Parts;
import app.userdata.category.Holdings.HeldIteration;
import app.userdata.category.Holdings.HeldSet;
import app.userdata.category.Holdings.HeldTag;
import app.userdata.customvision.RawJson;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A project as an inventory would have found it, put together by hand. */
final class Inventoried {
  static final UUID PROJECT = id(1);

  private final List<HeldIteration> iterations = new ArrayList<>();
  private final Map<String, HeldSet> sets = new LinkedHashMap<>();
  private final List<HeldTag> tags = new ArrayList<>();
  private final Map<String, LinePart> notes = new HashMap<>();
  private final InMemoryParts parts = new InMemoryParts();
  private IdIndex predictions = IdIndex.EMPTY;
  private IdIndex wantedPredictions = IdIndex.EMPTY;
  private boolean narrowed;
  private boolean gone;

  static UUID id(long number) {
    return new UUID(0, number);
  }

  static IdIndex ids(long... numbers) {
    return IdIndex.of(Arrays.stream(numbers).mapToObj(Inventoried::id).toList());
  }

  Inventoried gone() {
    gone = true;
    return this;
  }

  Inventoried workspace(long... images) {
    sets.put(Holdings.WORKSPACE, new HeldSet(ids(images), ids(images), ""));
    return this;
  }

  /** The deletion is of one person, whose images in the workspace these are. */
  Inventoried narrowedTo(long... images) {
    narrowed = true;
    return wanted(Holdings.WORKSPACE, ids(images));
  }

  /** An image of the workspace, or of an iteration, carries the tag and is kept out. */
  Inventoried held(String set, long tag, long image) {
    wanted(set, set(set).wanted().without(List.of(ids(image))));
    return note(set, image, Map.of(HeldImages.HELD, text(tag)));
  }

  Inventoried iteration(long iteration, long... images) {
    return iteration(
        new HeldIteration(id(iteration), false, false, true, ids(), List.of()), images);
  }

  Inventoried published(long iteration, long... images) {
    return iteration(new HeldIteration(id(iteration), true, false, true, ids(), List.of()), images);
  }

  /** The untrained workspace, or an iteration in training. */
  Inventoried untrained(long iteration, long... images) {
    return iteration(
        new HeldIteration(id(iteration), false, true, false, ids(), List.of()), images);
  }

  /** An iteration that remembers tags, and of which a model was exported. */
  Inventoried remembering(long iteration, String model, IdIndex tagged, long... images) {
    return iteration(
        new HeldIteration(id(iteration), false, false, true, tagged, List.of(model)), images);
  }

  private Inventoried iteration(HeldIteration iteration, long... images) {
    iterations.add(iteration);
    sets.put(iteration.id().toString(), new HeldSet(ids(images), ids(images), ""));
    return this;
  }

  Inventoried tag(long tag, long images) {
    tags.add(new HeldTag(id(tag), images, false));
    return this;
  }

  Inventoried heldTag(long tag) {
    tags.add(new HeldTag(id(tag), 0, true));
    return this;
  }

  Inventoried predictions(IdIndex wanted, IdIndex all) {
    wantedPredictions = wanted;
    predictions = all;
    return this;
  }

  /** An image's state in the workspace, as it is compared with an export. */
  Inventoried state(long image, String fingerprint, long... tagged) {
    return note(
        Holdings.WORKSPACE,
        image,
        Map.of(HeldImages.FINGERPRINT, fingerprint, HeldImages.TAGS, text(tagged)));
  }

  Inventoried note(String set, long image, Map<String, String> note) {
    notes.computeIfAbsent(set, any -> new LinePart()).add(id(image), new RawJson("{}").with(note));
    return this;
  }

  Holdings holdings() {
    Map<String, HeldSet> noted = new LinkedHashMap<>();
    sets.forEach(
        (name, set) -> {
          LinePart lines = notes.getOrDefault(name, new LinePart());
          noted.put(name, new HeldSet(set.wanted(), set.all(), lines.store(parts, name)));
        });
    return new Holdings(
        gone, iterations, noted, tags, new Holdings.IdIndexes(wantedPredictions, predictions));
  }

  /** The same as a look just before something goes. */
  SecondLook look(PlannedIds named) {
    Holdings holdings = holdings();
    ImageNotes read = ImageNotes.read(holdings, parts, narrowed, Optional.empty());
    return new SecondLook(holdings, read, named);
  }

  ProjectPlan plan(CategoryId... categories) {
    return plan(Optional.empty(), categories);
  }

  /** The plan when only what an export holds may go. */
  ProjectPlan plan(ExportedProject exported, CategoryId... categories) {
    return plan(Optional.of(exported), categories);
  }

  private ProjectPlan plan(Optional<ExportedProject> exported, CategoryId... categories) {
    Holdings holdings = holdings();
    ImageNotes read = ImageNotes.read(holdings, parts, narrowed, exported);
    return Planner.plan(PROJECT, List.of(categories), holdings, exported, read);
  }

  private Inventoried wanted(String set, IdIndex wanted) {
    sets.put(set, new HeldSet(wanted, set(set).all(), ""));
    return this;
  }

  private HeldSet set(String name) {
    return sets.getOrDefault(name, new HeldSet(ids(), ids(), ""));
  }

  private static String text(long... numbers) {
    return HoldingsData.text(ids(numbers).ids());
  }

  private static final class InMemoryParts implements Parts {
    private final Map<String, byte[]> contents = new HashMap<>();

    @Override
    public String write(String stem, byte[] content) {
      contents.put(stem, content);
      return stem;
    }

    @Override
    public InputStream read(String name) {
      return new ByteArrayInputStream(contents.getOrDefault(name, new byte[0]));
    }
  }
}
