package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Tally;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ends jobs and tells about them: one compare-and-set makes a job terminal, then its event is sent,
 * then it is no longer active.
 */
final class JobEnd {
  static final String EVENTS = "data-events";

  private final JobRecords jobs;
  private final MessageQueue queue;
  private final Removals removals;
  private final Clock clock;

  JobEnd(JobRecords jobs, MessageQueue queue, Removals removals, Clock clock) {
    this.jobs = jobs;
    this.queue = queue;
    this.removals = removals;
    this.clock = clock;
  }

  /** Makes a job whose tree is done terminal. */
  void close(Job job, ResultBook book) {
    Map<String, Tally> totals = totals(job, book);
    Tally all = totals.values().stream().reduce(Tally.NONE, Tally::plus);
    Tally whole = book.total(Work.EXPORT).orElse(all);
    List<String> notes =
        new ArrayList<>(book.find(ExportSteps.SEALED).map(StoredResult::notesOf).orElse(List.of()));
    boolean sealed =
        book.find(ExportSteps.SEALED).map(seal -> seal.tally().failed() == 0).orElse(false);
    JobStatus status = status(job, all, whole, sealed);
    String error = status == JobStatus.FAILED ? why(all, sealed) : null;
    Job ended =
        jobs.update(
            job.id(),
            current -> {
              if (current.status().terminal() || current.status() == JobStatus.CANCELING) {
                return current;
              }
              Job verifying =
                  current.status() == JobStatus.VERIFYING ? current : toVerifying(current);
              return verifying.ended(
                  status, new Job.End(totals, notes, error), Map.of(), clock.instant());
            });
    announce(ended);
  }

  /** Makes a job that is being canceled terminal. */
  void canceled(Job job, Map<String, Tally> totals, String note) {
    announce(
        jobs.update(
            job.id(),
            current ->
                current.status() == JobStatus.CANCELING
                    ? current.ended(
                        JobStatus.CANCELED,
                        new Job.End(totals, List.of(note), null),
                        Map.of(),
                        clock.instant())
                    : current));
  }

  /**
   * Sends the event of a job that has ended, or waits for its confirmation, unless that was done; a
   * job that has ended is then no longer active. Sent again after a crash, with the same id.
   */
  void announce(Job job) {
    if (job.status().terminal()) {
      if (jobs.isActive(job)) {
        removals.schedule(job);
        send(job, job.status().id());
        jobs.retire(job.id(), job.attempt());
      }
    } else if (job.status() == JobStatus.AWAITING_CONFIRMATION) {
      once(job, job.status().id());
    }
  }

  /** Tells, once, that a job may not be done in time. */
  void warn(Job job) {
    if (job.atRisk(clock.instant())) {
      once(job, "AtRisk");
    }
  }

  private void once(Job job, String what) {
    if (!jobs.announced(job, what)) {
      send(job, what);
      jobs.remember(job, what);
    }
  }

  private void send(Job job, String what) {
    queue.send(EVENTS, Json.text(event(job, what)), Duration.ZERO);
  }

  private Job toVerifying(Job job) {
    Job running =
        job.status() == JobStatus.NOT_STARTED ? job.to(JobStatus.RUNNING, clock.instant()) : job;
    return running.to(JobStatus.VERIFYING, clock.instant());
  }

  private static JobStatus status(Job job, Tally all, Tally whole, boolean sealed) {
    boolean noMatch = job.request().subject() != null && all.done() == 0;
    if (!sealed || noMatch || (all.done() == 0 && all.failed() > 0)) {
      return JobStatus.FAILED;
    }
    return whole.failed() == 0 ? JobStatus.SUCCEEDED : JobStatus.PARTIALLY_SUCCEEDED;
  }

  private static String why(Tally all, boolean sealed) {
    if (!sealed) {
      return "the archive could not be finished; GET items?outcome=failed tells why";
    }
    return all.failed() == 0
        ? "noMatch: nothing in the scope belongs to the subject; check its tags, ids and metadata"
        : "nothing could be exported; GET items?outcome=failed tells why";
  }

  private static Map<String, Tally> totals(Job job, ResultBook book) {
    Map<String, Member> members = book.members(Work.EXPORT);
    Map<String, Tally> totals = new LinkedHashMap<>();
    for (CategoryId category : job.categories()) {
      Member member = members.get(category.id());
      totals.put(category.id(), member == null ? Tally.NONE : member.tally());
    }
    return totals;
  }

  private ObjectNode event(Job job, String what) {
    ObjectNode event = Json.object();
    event.put("eventId", Hashes.sha256(job.id() + "/" + job.attempt() + "/" + what));
    event.put("jobId", job.id());
    event.put("kind", job.kind().id());
    event.put("status", job.status().id());
    event.put("attempt", job.attempt());
    if (job.request().reference() != null) {
      event.put("reference", job.request().reference());
    }
    PlanSeal plan = job.plan();
    if (plan != null) {
      event.put("planHash", plan.hash());
      event.set("planned", planned(job, plan));
    }
    event.put("dueAt", job.origin().dueAt().toString());
    event.put("atRisk", job.atRisk(clock.instant()));
    event.put("chainHead", job.chainHead());
    job.certificate().ifPresent(hash -> event.put("evidenceSha256", hash));
    event.set("links", JobViews.links(job));
    Job.End how = job.end();
    if (how != null && how.error() != null) {
      event.put("error", how.error());
    }
    return event;
  }

  /** What the plan deletes, by category: whoever confirms is to see more than a hash. */
  private static ObjectNode planned(Job job, PlanSeal plan) {
    ObjectNode counts = Json.object();
    for (CategoryId category : job.categories()) {
      Tally tally = plan.totals().get(category.id());
      if (tally != null && tally.planned() > 0) {
        counts.put(category.id(), tally.planned());
      }
    }
    return counts;
  }
}
