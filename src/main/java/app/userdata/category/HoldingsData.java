package app.userdata.category;

import app.userdata.customvision.ImageSet;
import app.userdata.customvision.Iteration;
import app.userdata.customvision.ModelExport;
import app.userdata.customvision.Tag;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How the first step of an inventory writes down what it saw, and how that is read back. */
final class HoldingsData {
  /** The project is not there. */
  static final String GONE = "gone";

  static final String ITERATIONS = "iterations";
  static final String TAGS = "tags";
  static final String MODELS = "models";

  /** The untrained workspace, and one in training, are refused to whoever deletes them alone. */
  private static final Set<String> ONLY_WITH_PROJECT = Set.of("New", "Training");

  private final UUID project;
  private final InventoryContext context;

  HoldingsData(UUID project, InventoryContext context) {
    this.project = project;
    this.context = context;
  }

  void write(StepResult.Draft draft, List<Iteration> iterations, Set<Inventory.Part> parts) {
    draft.data(ITERATIONS, joined(iterations, HoldingsData::line));
    if (parts.contains(Inventory.Part.TAGS)) {
      draft.data(TAGS, joined(tags(ImageSet.workspace()), this::line));
      for (Iteration iteration : iterations) {
        draft.data(
            TAGS + "/" + iteration.id(),
            text(tags(ImageSet.of(iteration.id())).stream().map(Tag::id).toList()));
      }
    }
    if (parts.contains(Inventory.Part.MODELS)) {
      for (Iteration iteration : iterations) {
        draft.data(MODELS + "/" + iteration.id(), joined(models(iteration), HoldingsData::line));
      }
    }
  }

  private List<Tag> tags(ImageSet set) {
    return context.service().getTags(project, set);
  }

  private List<ModelExport> models(Iteration iteration) {
    return iteration.trained() ? context.service().getExports(project, iteration.id()) : List.of();
  }

  private static String line(Iteration iteration) {
    return iteration.id()
        + " "
        + iteration.published()
        + " "
        + ONLY_WITH_PROJECT.contains(iteration.status())
        + " "
        + iteration.trained();
  }

  private String line(Tag tag) {
    Set<String> kept = context.scope().exclude().tags();
    boolean held = kept.contains(tag.id().toString()) || kept.contains(tag.name());
    return tag.id() + " " + tag.json().node().path("imageCount").asLong() + " " + held;
  }

  private static String line(ModelExport model) {
    return ExportedModelsCategory.name(model);
  }

  private static <T> String joined(Collection<T> all, Function<T, String> line) {
    return all.stream().map(line).collect(Collectors.joining(","));
  }

  static String text(Collection<UUID> ids) {
    return joined(ids, UUID::toString);
  }

  static List<String> lines(String data) {
    return data.isEmpty() ? List.of() : List.of(data.split(","));
  }

  static IdIndex ids(String data) {
    return IdIndex.of(
        Arrays.asList(lines(data).stream().map(UUID::fromString).toArray(UUID[]::new)));
  }
}
