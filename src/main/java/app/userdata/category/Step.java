package app.userdata.category;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bounded piece of a category's work. Its path is its identity: the same path is the same piece
 * of work, however often it is delivered. The path is also its place in the tree of steps: a step's
 * children lie directly below it.
 *
 * @param path segments joined by {@code /}; empty for the category's first step
 * @param kind which of the category's methods does it
 * @param args what that method needs: ids, positions and continuation tokens, nothing personal
 */
public record Step(CategoryId category, String path, String kind, Map<String, String> args) {
  /** The segment of the step that runs when all children of its parent are done. */
  public static final String THEN = "then";

  public Step {
    args = Map.copyOf(args);
  }

  /** The first step of a category. */
  public static Step first(CategoryId category) {
    return new Step(category, "", "open", Map.of());
  }

  /** A step below this one; it inherits the arguments. */
  public Step child(String segment, String childKind, Map<String, String> more) {
    return new Step(
        category, path.isEmpty() ? segment : path + "/" + segment, childKind, merged(more));
  }

  /** A step beside this one, in the same group. */
  public Step beside(String segment, String otherKind, Map<String, String> more) {
    int slash = path.lastIndexOf('/');
    return new Step(
        category,
        slash < 0 ? segment : path.substring(0, slash + 1) + segment,
        otherKind,
        merged(more));
  }

  /** The step that runs when every child of this one is done. */
  public Step then(String thenKind) {
    return child(THEN, thenKind, Map.of());
  }

  /** The step below which this one lies; a category's first step has none. */
  public String parentPath() {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  /** The last segment of the path. */
  public String segment() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** An argument that this kind of step always has. */
  public String arg(String name) {
    String value = args.get(name);
    if (value == null) {
      throw new IllegalStateException("step " + path + " lacks its argument " + name);
    }
    return value;
  }

  /** A number among the arguments. */
  public int number(String name) {
    return Integer.parseInt(arg(name));
  }

  /** The project that this step works on. */
  public UUID project() {
    return UUID.fromString(arg("project"));
  }

  /** The iteration that this step works on. */
  public UUID iteration() {
    return UUID.fromString(arg("iteration"));
  }

  @Nullable String projectText() {
    return args.get("project");
  }

  @Nullable String iterationText() {
    return args.get("iteration");
  }

  /** The same step for a project: its first step there. */
  public Step forProject(UUID project) {
    return child(project.toString(), "project", Map.of("project", project.toString()));
  }

  /** A step for one iteration, below this one. */
  public Step forIteration(UUID iteration, String childKind) {
    return child(iteration.toString(), childKind, Map.of("iteration", iteration.toString()));
  }

  /** The segments of the path. */
  public List<String> segments() {
    return List.of(path.split("/"));
  }

  private Map<String, String> merged(Map<String, String> more) {
    Map<String, String> all = new LinkedHashMap<>(args);
    all.putAll(more);
    return all;
  }
}
