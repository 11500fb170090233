package app.userdata.category;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The data categories, in the order of the README's table; each names its two queues. */
public enum CategoryId {
  ACCOUNT_INFO("account-info"),
  ITERATIONS("iterations"),
  ITERATION_DETAILS("iteration-details"),
  ITERATION_PERFORMANCE("iteration-performance"),
  PROJECTS("projects"),
  TAGS("tags"),
  IMAGES("images"),
  EXPORTED_MODELS("exported-models"),
  PREDICTIONS("predictions");

  private final String id;

  CategoryId(String id) {
    this.id = id;
  }

  /** The name in requests, records, queues and routes. */
  @JsonValue
  public String id() {
    return id;
  }

  /** The queue whose messages are export steps of this category. */
  public String exportQueue() {
    return "export-" + id;
  }

  /** The queue whose messages are deletion steps of this category. */
  public String deleteQueue() {
    return "delete-" + id;
  }

  /** The category of that name. */
  public static Optional<CategoryId> find(String id) {
    return Arrays.stream(values()).filter(category -> category.id.equals(id)).findFirst();
  }

  /** All names, for messages that tell what is allowed. */
  public static List<String> ids() {
    return Arrays.stream(values()).map(CategoryId::id).toList();
  }

  @Override
  public String toString() {
    return id;
  }
}
