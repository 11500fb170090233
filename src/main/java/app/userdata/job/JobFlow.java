package app.userdata.job;

import java.util.List;
import java.util.Optional;

/** The order in which the trees of a job's steps run. */
interface JobFlow {
  /** The first steps of the trees that are to run in the job's present status, in order. */
  List<Work> roots(Job job, ResultBook book);

  /** Whether a job that is being canceled still does a step. */
  boolean drains(Job job, ResultBook book, Work work);

  /**
   * Moves a job on as far as its results allow: changes its status, or tells the first step of the
   * next tree, which the caller sends or goes on with. Calling it again is harmless.
   *
   * @param again the name of the delivery that repeats what was done, if one does: then that step
   *     is told even if somebody claimed to see to it
   */
  Optional<Work> advance(Job job, ResultBook book, Optional<String> again);
}
