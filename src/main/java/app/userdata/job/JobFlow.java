package app.userdata.job;

import java.util.List;

/** The order in which the trees of a job's steps run. */
interface JobFlow {
  /** The first steps of the trees that are to run in the job's present status, in order. */
  List<Work> roots(Job job);

  /**
   * Moves a job on as far as its results allow: sends the next tree's first step, or changes the
   * job's status. Calling it again is harmless.
   */
  void advance(Job job, ResultBook book);
}
