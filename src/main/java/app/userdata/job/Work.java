package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Step;
import java.util.Map;

/**
 * A step as the engine sees it: where it lies in the job's tree, which queue carries it and what
 * its handler needs.
 *
 * @param path the step's identity within an attempt, for example {@code
 *     export/images/<project>/workspace}
 */
record Work(String queue, String path, String kind, Map<String, String> args) {
  /** The queue of the steps that belong to no category. */
  static final String JOB_STEPS = "job-steps";

  /** The root of an export's tree. */
  static final String EXPORT = "export";

  Work {
    args = Map.copyOf(args);
  }

  static Work of(Step step) {
    String path = EXPORT + "/" + step.category().id();
    return new Work(
        step.category().exportQueue(),
        step.path().isEmpty() ? path : path + "/" + step.path(),
        step.kind(),
        step.args());
  }

  /** The same as a step of that category. */
  Step step(CategoryId category) {
    String prefix = EXPORT + "/" + category.id();
    return new Step(
        category,
        path.length() == prefix.length() ? "" : path.substring(prefix.length() + 1),
        kind,
        args);
  }

  String segment() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path of the step below which a step lies; empty for the root. */
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
