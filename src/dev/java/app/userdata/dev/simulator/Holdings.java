package app.userdata.dev.simulator;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Everything an account holds as sorted lines, so that before and after compare item by item. */
public final class Holdings {
  private Holdings() {}

  /**
   * One line for each object, with the path that leads to it: {@code project/ID}, and below it
   * {@code /tag/ID}, {@code /image/ID} of the workspace, {@code /prediction/ID} and {@code
   * /iteration/ID}, the latter with its own {@code /image/ID}, {@code /tag/ID} and, while it is
   * published, {@code /published}.
   */
  public static List<String> of(Account account) {
    return account.projects().stream().flatMap(Holdings::of).sorted().toList();
  }

  private static Stream<String> of(Project project) {
    String at = "project/" + project.id();
    return Stream.of(
            Stream.of(at),
            lines(at + "/tag/", project.tags().stream().map(Tag::id)),
            lines(at + "/image/", project.workspace().ids().stream()),
            lines(at + "/prediction/", project.predictions().stream().map(StoredPrediction::id)),
            project.iterations().stream().flatMap(iteration -> of(at, iteration)))
        .flatMap(lines -> lines);
  }

  private static Stream<String> of(String project, Iteration iteration) {
    String at = project + "/iteration/" + iteration.id();
    return Stream.of(
            Stream.of(at),
            lines(at + "/tag/", iteration.tags().stream().map(Tag::id)),
            lines(at + "/image/", iteration.imageSet().ids().stream()),
            iteration.publishName().stream().map(name -> at + "/published"))
        .flatMap(lines -> lines);
  }

  private static Stream<String> lines(String prefix, Stream<UUID> ids) {
    return ids.map(id -> prefix + id);
  }
}
