package app.userdata.category;

import app.userdata.archive.ArchiveEntry;
import java.util.List;
import java.util.Optional;

/** Results of this category's steps that are stored already. */
public interface EarlierResults {
  /** The result of the step with that path, if it has one. */
  Optional<StepResult> find(String path);

  /** The result of the step with that path; a missing one is an {@link IllegalStateException}. */
  StepResult get(String path);

  /**
   * The results of the steps directly below a path, in order of their names, without {@code then}.
   */
  List<Named> below(String path);

  /** The files that the step with that path archived in the attempt before, and that are there. */
  List<ArchiveEntry> archivedBefore(String path);

  /** A result and where it lies. */
  record Named(String path, StepResult result) {}
}
