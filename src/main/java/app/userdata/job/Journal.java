package app.userdata.job;

import app.userdata.category.Tally;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Tells operators what one invocation does: a line of JSON for each step and each notice, written
 * to the invocation's own log, and the metrics. Lines hold ids, counts and sentences of ours.
 */
final class Journal {
  private final Logger log;
  private final JobMeter meter;
  private final Clock clock;

  /**
   * @param log the invocation's: what is written elsewhere does not reach the host with its id
   */
  Journal(Logger log, JobMeter meter, Clock clock) {
    this.log = log;
    this.meter = meter;
    this.clock = clock;
  }

  /** Begins the account of one delivery of a step. */
  Entry begin(Job job, Work work, long delivery) {
    return new Entry(StepReport.Place.of(job, work), delivery, clock.instant());
  }

  /** A tree of steps is done; says so if that moved the job. */
  void moved(Job before, Job after) {
    if (before.status() != after.status()) {
      meter.changed(after.kind(), after.status());
      ObjectNode line = notice("job", after);
      line.put("ageSeconds", age(after).toSeconds());
      write(after.status() == JobStatus.FAILED ? Level.WARNING : Level.INFO, Json.text(line));
    }
  }

  /** A message leads to nothing: its job has ended or is canceled, or it is no step at all. */
  void dropped(Optional<StepMessage> message, String reason) {
    ObjectNode line = Json.object().put("event", "dropped");
    name(message, line);
    write(message.isEmpty() ? Level.WARNING : Level.INFO, Json.text(line.put("reason", reason)));
  }

  /** A message was taken out of a poison queue; what it held is told only if it is a step. */
  void poison(String queue, Optional<StepMessage> message) {
    meter.poison(queue);
    ObjectNode line = Json.object().put("event", "poison").put("queue", queue);
    name(message, line);
    write(Level.WARNING, Json.text(line));
  }

  /** The open steps of a job that did not move were sent again. */
  void driven(Job job, int steps) {
    meter.driven(job.kind(), steps);
    write(Level.WARNING, Json.text(notice("driven", job).put("steps", steps)));
  }

  /** A job could not be looked after, or not given up although it is due. */
  void neglected(String job, String reason) {
    ObjectNode line = Json.object().put("event", "neglected").put("job", job);
    write(Level.WARNING, Json.text(line.put("reason", reason)));
  }

  /** All jobs that have not ended were looked at. */
  void seen(ActiveJobs jobs) {
    jobs.tell(meter, clock.instant());
  }

  private static ObjectNode notice(String event, Job job) {
    return Json.object()
        .put("event", event)
        .put("job", job.id())
        .put("kind", job.kind().id())
        .put("status", job.status().id())
        .put("attempt", job.attempt());
  }

  private static void name(Optional<StepMessage> message, ObjectNode line) {
    message.ifPresent(
        step ->
            line.put("job", step.jobId())
                .put("attempt", step.attempt())
                .put("step", step.work().path()));
  }

  private Duration age(Job job) {
    return Duration.between(job.origin().createdAt(), clock.instant());
  }

  private void write(Level level, String line) {
    log.log(level, line);
  }

  /** The account of one delivery of a step; it is closed once. */
  final class Entry {
    private final StepReport.Place place;
    private final long delivery;
    private final Instant start;

    private Entry(StepReport.Place place, long delivery, Instant start) {
      this.place = place;
      this.delivery = delivery;
      this.start = start;
    }

    /**
     * The step has a result.
     *
     * @param first whether it is this one that is stored
     */
    void ended(StoredResult result, boolean first) {
      if (!first) {
        close(StepOutcome.OVERTAKEN, Tally.NONE, "");
      } else if (result.isFailed()) {
        close(StepOutcome.FAILED, result.tally(), result.why());
      } else {
        close(StepOutcome.DONE, result.tally(), "");
      }
    }

    /** The step had its result before. */
    void repeated() {
      close(StepOutcome.REPEATED, Tally.NONE, "");
    }

    /** The step waits for the service. */
    void putOff(RuntimeException why) {
      close(StepOutcome.PUT_OFF, Tally.NONE, Reasons.of(why));
    }

    /** The step failed, and comes again. */
    void retried(RuntimeException why) {
      close(StepOutcome.RETRIED, Tally.NONE, Reasons.of(why));
    }

    private void close(StepOutcome outcome, Tally tally, String reason) {
      Duration took = Duration.between(start, clock.instant());
      StepReport report = new StepReport(place, delivery, outcome, took, tally, reason);
      meter.step(report);
      write(outcome.bad() ? Level.WARNING : Level.INFO, report.line());
    }
  }
}
