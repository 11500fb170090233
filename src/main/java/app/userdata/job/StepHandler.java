package app.userdata.job;

/** Does the steps of one queue. */
@FunctionalInterface
interface StepHandler {
  /** Does one step; repeating it is harmless. */
  StoredResult run(Job job, Work work);
}
