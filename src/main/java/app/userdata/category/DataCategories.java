package app.userdata.category;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All categories, in the order of the table. */
public final class DataCategories {
  private static final List<DataCategory> ALL =
      List.of(
          new AccountInfoCategory(),
          new IterationsCategory(),
          new IterationDetailsCategory(),
          new IterationPerformanceCategory(),
          new ProjectsCategory(),
          new TagsCategory(),
          new ImagesCategory(),
          new ExportedModelsCategory(),
          new PredictionsCategory());

  private static final Map<CategoryId, DataCategory> BY_ID =
      ALL.stream().collect(Collectors.toUnmodifiableMap(DataCategory::id, Function.identity()));

  private DataCategories() {}

  public static List<DataCategory> all() {
    return ALL;
  }

  public static DataCategory of(CategoryId id) {
    DataCategory category = BY_ID.get(id);
    if (category == null) {
      throw new IllegalStateException("no class implements the category " + id);
    }
    return category;
  }
}
