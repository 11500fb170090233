package app.userdata.job;

import java.time.Duration;

/**
 * Counts what operators watch. An adapter may keep kinds, categories, statuses, outcomes and names
 * of queues, but no id: there would be as many series as jobs, and ids lead to people.
 */
public interface JobMeter {
  /** A step was delivered. */
  void step(StepReport report);

  /** A job came to another status because a tree of its steps was done. */
  void changed(JobKind kind, JobStatus status);

  /** A message was taken out of a poison queue. */
  void poison(String queue);

  /** So many open steps of a job that did not move were sent again. */
  void driven(JobKind kind, int steps);

  /**
   * How many jobs of a kind have a status that is no end, and how old the oldest of them is; told
   * for every kind and status each time all jobs were looked at, also when there are none.
   */
  void active(JobKind kind, JobStatus status, long jobs, Duration oldest);

  /** How many jobs of a kind may not be done when they are due; told together with the others. */
  void atRisk(JobKind kind, long jobs);

  /** Counts nothing. */
  JobMeter NONE =
      new JobMeter() {
        @Override
        public void step(StepReport report) {}

        @Override
        public void changed(JobKind kind, JobStatus status) {}

        @Override
        public void poison(String queue) {}

        @Override
        public void driven(JobKind kind, int steps) {}

        @Override
        public void active(JobKind kind, JobStatus status, long jobs, Duration oldest) {}

        @Override
        public void atRisk(JobKind kind, long jobs) {}
      };
}
