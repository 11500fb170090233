package app.userdata.category;

import app.userdata.customvision.Iteration;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Images of the workspace and of every iteration: GetImages (or GetTaggedImages and
 * GetUntaggedImages) and the original bytes | DeleteImages.
 *
 * <p>All image sets of a project are listed side by side; the workspace's pages copy the bytes as
 * they go. Then the sets are joined, and what only an iteration holds is copied from the oldest
 * iteration that has it.
 */
final class ImagesCategory implements DataCategory {
  private static final String WORKSPACE = "workspace";
  private final PagedListing<app.userdata.customvision.Image, ExportContext> listing =
      new PagedListing<>(new ImageListing());

  @Override
  public CategoryId id() {
    return CategoryId.IMAGES;
  }

  @Override
  public Capability capability() {
    return Capability.of(
        true,
        List.of("GetTaggedImages", "GetUntaggedImages", "GetImages", "GetImagesByIds"),
        List.of("DeleteImages"));
  }

  @Override
  public StepResult export(Step step, ExportContext context) {
    return switch (step.kind()) {
      case "open" -> PerProject.open(step, context);
      case "project" -> sets(step, context);
      case "set" -> StepResult.draft().child(PagedListing.first(step)).result();
      case "join" -> join(step, context);
      case "copy" -> copy(step, context);
      case "rest" -> rest(step, context);
      case "assemble" -> assemble(step, context);
      default -> listing.run(step, context);
    };
  }

  @Override
  public Deleted delete(Deletion deletion) {
    return new ImageDeletion(deletion).run();
  }

  private static StepResult sets(Step step, ExportContext context) {
    List<UUID> iterations =
        context.service().getIterations(step.project()).stream()
            .sorted(Comparator.comparing(Iteration::created).thenComparing(Iteration::id))
            .map(Iteration::id)
            .toList();
    StepResult.Draft draft = StepResult.draft();
    draft.child(step.child(WORKSPACE, "set", Map.of()));
    iterations.forEach(iteration -> draft.child(step.forIteration(iteration, "set")));
    String sets =
        iterations.stream()
            .map(UUID::toString)
            .collect(Collectors.joining(",", WORKSPACE + ",", ""));
    return draft.then(step.child(Step.THEN, "join", Map.of("sets", sets))).result();
  }

  /** Finds what no workspace page has copied, and names steps that copy it. */
  private static StepResult join(Step step, ExportContext context) {
    StepResult.Draft draft = StepResult.draft();
    List<IdIndex> before = new ArrayList<>();
    for (String set : sets(step)) {
      StepResult closed =
          PagedListing.closed(context.results(), step.parentPath() + "/" + set + "/p1");
      IdIndex index = read(context, closed, "index");
      List<IdIndex> copied =
          set.equals(WORKSPACE) ? List.of(read(context, closed, "first")) : before;
      IdIndex missing = index.without(copied);
      before.add(index);
      if (missing.size() > 0) {
        String part = context.parts().write("images/" + step.path() + "/" + set, missing.bytes());
        draft.count(Tally.planned(missing.size()));
        for (int from = 0; from < missing.size(); from += PagedListing.PAGE_SIZE) {
          draft.child(copyStep(step, set, part, from));
        }
      }
    }
    return draft.then(step.then("assemble")).result();
  }

  private static Step copyStep(Step step, String set, String part, int from) {
    String segment = String.format("%s-%07d", set, from);
    Map<String, String> args = Map.of("ids", part, "from", String.valueOf(from));
    Step copy = step.child(segment, "copy", args);
    return set.equals(WORKSPACE) ? copy : step.child(segment, "copy", with(args, "iteration", set));
  }

  private static Map<String, String> with(Map<String, String> args, String name, String value) {
    Map<String, String> all = new java.util.HashMap<>(args);
    all.put(name, value);
    return all;
  }

  private static StepResult copy(Step step, ExportContext context) {
    List<UUID> ids =
        IdIndex.read(bytes(context, step.arg("ids")))
            .range(step.number("from"), PagedListing.PAGE_SIZE);
    return byIds(step, context, ids);
  }

  private static StepResult rest(Step step, ExportContext context) {
    return byIds(
        step, context, Arrays.stream(step.arg("rest").split(",")).map(UUID::fromString).toList());
  }

  private static StepResult byIds(Step step, ExportContext context, List<UUID> ids) {
    StepResult.Draft draft = StepResult.draft();
    LinePart lines = new LinePart();
    List<app.userdata.customvision.Image> images = ImageCopies.listed(step, context, ids);
    ImageCopies.gone(step, ids, images, draft);
    continued(step, ImageCopies.copy(step, context, images, lines, draft), draft);
    return draft.data("lines", lines.store(context.parts(), "images/" + step.path())).result();
  }

  /** Names the step that copies what this one had no time for. */
  static void continued(Step step, List<UUID> untried, StepResult.Draft draft) {
    if (!untried.isEmpty()) {
      String ids = untried.stream().map(UUID::toString).collect(Collectors.joining(","));
      draft.beside(step.beside(step.segment() + "-rest", "rest", Map.of("rest", ids)));
    }
  }

  /** Writes every image once, with what is known of it and where it was found. */
  private static StepResult assemble(Step step, ExportContext context) {
    String join = step.parentPath();
    String project = join.substring(0, join.lastIndexOf('/'));
    List<String> names = sets(step);
    List<IdIndex> found = new ArrayList<>();
    names.forEach(
        set ->
            found.add(
                read(
                    context,
                    PagedListing.closed(context.results(), project + "/" + set + "/p1"),
                    "index")));
    List<String> parts = new ArrayList<>();
    lineParts(context, project + "/" + WORKSPACE + "/p1", parts);
    lineParts(context, join, parts);
    LinesFile file =
        new LinesFile(
            context,
            (id, line) -> {
              List<String> foundIn = new ArrayList<>();
              for (int i = 0; i < names.size(); i++) {
                if (found.get(i).contains(id)) {
                  foundIn.add(names.get(i));
                }
              }
              return line.with(Map.of("foundIn", foundIn));
            });
    var entry = file.write(Paths.project(step.project()).resolve("images.jsonl"), parts);
    return StepResult.draft()
        .entry(entry)
        .count(new Tally(-file.repeated(), -file.repeated(), 0, 0, 0, 0))
        .result();
  }

  private static void lineParts(ExportContext context, String node, List<String> parts) {
    for (EarlierResults.Named page : context.results().below(node)) {
      if (page.path().contains("/range-") && page.result().data().isEmpty()) {
        lineParts(context, page.path(), parts);
      } else {
        parts.add(page.result().data().getOrDefault("lines", ""));
      }
    }
  }

  private static List<String> sets(Step step) {
    return List.of(step.arg("sets").split(","));
  }

  private static IdIndex read(ExportContext context, StepResult closed, String name) {
    String part = closed.data().getOrDefault(name, "");
    return part.isEmpty() ? IdIndex.EMPTY : IdIndex.read(bytes(context, part));
  }

  private static byte[] bytes(ExportContext context, String part) {
    try (InputStream in = context.parts().read(part)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("could not read an index of ids", e);
    }
  }
}
