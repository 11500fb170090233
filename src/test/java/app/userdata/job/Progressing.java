package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Looks at a job as those do who wait for it: it must never seem to go back. */
final class Progressing {
  private final Jobs jobs;
  private final String id;
  private double share;

  Progressing(Jobs jobs, String id) {
    this.jobs = jobs;
    this.id = id;
  }

  String id() {
    return id;
  }

  /** The job as it is now. */
  ObjectNode look() {
    ObjectNode job = jobs.job(id);
    double now = job.get("progress").asDouble();
    assertThat(now).as("progress").isBetween(share, 1.0);
    share = now;
    return job;
  }
}
