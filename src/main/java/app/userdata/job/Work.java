package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Step;
import java.time.Duration;
import java.util.HashMap;
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

  /** How long to wait before the step is done, in milliseconds; absent: not at all. */
  static final String DELAY = "delayMillis";

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

  /** The step, put off. */
  Duration delay() {
    return Duration.ofMillis(Long.parseLong(args.getOrDefault(DELAY, "0")));
  }

  /** An argument that this kind of step always has. */
  String arg(String name) {
    String value = args.get(name);
    if (value == null) {
      throw new IllegalStateException("step " + path + " lacks its argument " + name);
    }
    return value;
  }

  /** A step of no category below this one; it inherits the arguments. */
  Work below(String segment, String otherKind, Map<String, String> more) {
    Map<String, String> all = new HashMap<>(args);
    all.remove(DELAY);
    all.putAll(more);
    return new Work(JOB_STEPS, path + "/" + segment, otherKind, all);
  }

  /** The same step in another queue. */
  Work in(String otherQueue) {
    return new Work(otherQueue, path, kind, args);
  }

  String segment() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** The path of a step below another; below an empty path lie the roots. */
  static String path(String parent, String segment) {
    return parent.isEmpty() ? segment : parent + "/" + segment;
  }

  /** The path of the step below which a step lies; empty for the root. */
  static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }
}
