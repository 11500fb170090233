package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Step;
import app.userdata.category.Tally;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * An export takes over each branch of a category's project in which nothing failed: of the images a
 * set, of what belongs to iterations an iteration, of the predictions, whose pages are a chain, all
 * of the project or nothing. A listing is never put together from two attempts, because its pages
 * move when something is added. What follows a group is made of all that the group found, so it is
 * taken over only with the whole group. Manifests and the seal are made anew, and so is all of a
 * project of which files were lost.
 */
final class ExportInheritance implements Inheritance {
  /** The segments of {@code export/<category>/<project>}. */
  private static final int PROJECT = 3;

  @Override
  public Optional<String> node(String path) {
    String[] segments = path.split("/");
    if (segments.length < PROJECT || segments[1].equals(Step.THEN)) {
      return Optional.empty();
    }
    boolean whole =
        segments.length == PROJECT
            || segments[PROJECT].equals(Step.THEN)
            || segments[1].equals(CategoryId.PREDICTIONS.id());
    int length = whole ? PROJECT : PROJECT + 1;
    return Optional.of(String.join("/", Arrays.asList(segments).subList(0, length)));
  }

  /** Of an attempt in which nothing failed nothing is taken over: it found nothing. */
  @Override
  public boolean settled(String node, Function<String, Optional<Tally>> totals) {
    return clean(totals.apply(node))
        && clean(totals.apply(check(node)))
        && !clean(totals.apply(Work.EXPORT));
  }

  /** The step that checked the files of the project to which a path belongs. */
  static String check(String path) {
    return ExportSteps.CHECKS + "/" + path.split("/")[PROJECT - 1];
  }

  private static boolean clean(Optional<Tally> total) {
    return total.filter(tally -> tally.failed() == 0).isPresent();
  }
}
