package app.userdata.job;

import app.userdata.category.Phase;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A deletion is a tree that makes a plan, and when that is confirmed one tree for each phase that
 * has something to do, one after the other, and the evidence.
 */
final class DeletionFlow implements JobFlow {
  private final JobRecords jobs;
  private final RecordStore records;
  private final JobEnd end;
  private final Duration unconfirmed;
  private final TwoPeople people;
  private final Clock clock;

  /**
   * @param unconfirmed how long a plan waits for its confirmation before the job is canceled
   * @param people keep a plan from confirming itself
   */
  DeletionFlow(
      JobRecords jobs,
      RecordStore records,
      JobEnd end,
      Duration unconfirmed,
      TwoPeople people,
      Clock clock) {
    this.jobs = jobs;
    this.records = records;
    this.end = end;
    this.unconfirmed = unconfirmed;
    this.people = people;
    this.clock = clock;
  }

  @Override
  public List<Work> roots(Job job, ResultBook book) {
    return switch (job.status()) {
      case NOT_STARTED, PLANNING -> List.of(PlanSteps.root());
      case RUNNING, VERIFYING -> confirmed(job);
      case CANCELING ->
          Stream.concat(underWay(job, book).stream(), Stream.of(Cancels.step(Duration.ZERO)))
              .toList();
      case AWAITING_CONFIRMATION, SUCCEEDED, PARTIALLY_SUCCEEDED, FAILED, CANCELED -> List.of();
    };
  }

  /** A phase that has begun is brought to its end, so that it is known what is gone. */
  @Override
  public boolean drains(Job job, ResultBook book, Work work) {
    return Cancels.is(work)
        || underWay(job, book)
            .filter(root -> (work.path() + "/").startsWith(root.path() + "/"))
            .isPresent();
  }

  /** The first step of the phase that has begun and is not done. */
  private static Optional<Work> underWay(Job job, ResultBook book) {
    PlanSeal plan = job.plan();
    if (plan == null || job.confirmation() == null) {
      return Optional.empty();
    }
    return plan.phases().stream()
        .map(phase -> PhaseSteps.root(Phase.of(phase)))
        .filter(root -> !book.ended(root.path()))
        .findFirst()
        .filter(root -> book.find(root.path()).isPresent());
  }

  private static List<Work> confirmed(Job job) {
    List<Work> roots = new ArrayList<>();
    PlanSeal plan = job.plan();
    if (plan != null) {
      plan.phases().forEach(phase -> roots.add(PhaseSteps.root(Phase.of(phase))));
    }
    roots.add(EvidenceSteps.root());
    return roots;
  }

  @Override
  public Optional<Work> advance(Job seen, ResultBook book, Optional<String> again) {
    Job job = jobs.find(seen.id()).orElse(seen);
    return switch (job.status()) {
      case NOT_STARTED, PLANNING ->
          book.ended(PlanSteps.PLAN) ? planned(job, book, again) : Optional.empty();
      case RUNNING, VERIFYING -> next(job, book, again);
      case AWAITING_CONFIRMATION -> await(job, book, again);
      case SUCCEEDED, PARTIALLY_SUCCEEDED, FAILED, CANCELED -> {
        end.announce(job);
        yield Optional.empty();
      }
      case CANCELING -> {
        cancel(job, book);
        yield Optional.empty();
      }
    };
  }

  /** Ends a canceled job when the phase that had begun is done and what ran has drained. */
  private void cancel(Job job, ResultBook book) {
    if (book.ended(Cancels.CANCEL) && underWay(job, book).isEmpty()) {
      end.canceled(
          job,
          Untried.of(job, records).totals(),
          "The deletion was canceled; GET items tells what had been deleted by then.");
    }
  }

  /**
   * The first step of the first tree that is not done; after the last one the job ends. Two may
   * come here at the same time, and one of them claims the step; were it to die in between, its
   * message comes again, or the supervisor does.
   */
  private Optional<Work> next(Job job, ResultBook book, Optional<String> again) {
    Optional<Work> root =
        confirmed(job).stream().filter(one -> !book.ended(one.path())).findFirst();
    if (root.isEmpty()) {
      close(job, book);
      return root;
    }
    String path = root.get().path();
    if (book.find(path).isPresent()) {
      return again.isPresent() ? root : Optional.empty();
    }
    boolean mine =
        book.claimStart(path)
            || again.filter(delivery -> book.claimAgain(path, delivery)).isPresent();
    return mine ? root : Optional.empty();
  }

  private Optional<Work> planned(Job job, ResultBook book, Optional<String> again) {
    Optional<StoredResult> seal = book.find(PlanSealing.PATH);
    Optional<PlanSeal> plan =
        seal.flatMap(result -> Optional.ofNullable(result.dataOf().get(PlanSealing.SEALED)))
            .map(text -> Json.read(Json.utf8(text), PlanSeal.class));
    if (plan.isEmpty()) {
      String why =
          seal.map(result -> String.valueOf(result.dataOf().get(PlanSealing.GAP)))
              .orElse("it could not be listed; GET items?outcome=failed tells why");
      fail(job, "no plan could be made, and nothing was deleted: " + why, List.of());
    } else if (plan.get().totals().values().stream().allMatch(tally -> tally.planned() == 0)) {
      fail(
          job,
          "noMatch: nothing in the scope of the request is there",
          seal.map(StoredResult::notesOf).orElse(List.of()));
    } else {
      Job waiting =
          jobs.update(
              job.id(),
              current ->
                  current.status() == JobStatus.PLANNING
                      ? current.planned(plan.get(), clock.instant())
                      : current);
      return await(waiting, book, again);
    }
    return Optional.empty();
  }

  /** Tells that the plan waits; gives up waiting, or confirms it where no person has to. */
  private Optional<Work> await(Job job, ResultBook book, Optional<String> again) {
    PlanSeal plan = job.plan();
    if (plan == null) {
      return Optional.empty();
    }
    if (plan.sealedAt().plus(unconfirmed).isBefore(clock.instant())) {
      expire(job);
      return Optional.empty();
    }
    end.announce(job);
    if (!confirmsItself(job.request(), plan)) {
      return Optional.empty();
    }
    Job confirmed =
        jobs.update(
            job.id(),
            current ->
                current.status() == JobStatus.AWAITING_CONFIRMATION
                    ? current.confirmed(null, "autoConfirm", clock.instant())
                    : current);
    return next(confirmed, book, again);
  }

  /** Whether the request allows such a plan to be carried out without a person. */
  private boolean confirmsItself(JobRequest request, PlanSeal plan) {
    JobRequest.AutoConfirm auto = request.autoConfirm();
    if (people.wanted() || auto == null || plan.items() > auto.maxItems()) {
      return false;
    }
    List<String> allowed = request.allow() == null ? List.of() : request.allow();
    return Stream.of(Phase.UNPUBLISH, Phase.ITERATIONS, Phase.PROJECTS)
        .map(Phase::id)
        .allMatch(phase -> !plan.phases().contains(phase) || allowed.contains(phase));
  }

  private void expire(Job job) {
    end.announce(
        jobs.update(
            job.id(),
            current ->
                current.status() == JobStatus.AWAITING_CONFIRMATION
                    ? current.ended(
                        JobStatus.CANCELED,
                        new Job.End(
                            Untried.of(job, records).totals(),
                            List.of(),
                            "confirmation-expired: plan again"),
                        Map.of("reason", "confirmation-expired"),
                        clock.instant())
                    : current));
  }

  private void fail(Job job, String why, List<String> notes) {
    end.announce(
        jobs.update(
            job.id(),
            current ->
                current.status().terminal() || current.status() == JobStatus.CANCELING
                    ? current
                    : current.ended(
                        JobStatus.FAILED,
                        new Job.End(Map.of(), notes, why),
                        Map.of("reason", "no-plan"),
                        clock.instant())));
  }

  private void close(Job job, ResultBook book) {
    Outcomes outcomes = Outcomes.of(job, book);
    Optional<String> evidence = EvidenceSteps.sealed(book);
    JobStatus status = outcomes.status(evidence.isPresent());
    String error =
        status == JobStatus.FAILED
            ? "nothing of the plan is verified to be gone; GET items tells why"
            : null;
    end.announce(
        jobs.update(
            job.id(),
            current -> {
              if (current.status().terminal() || current.status() == JobStatus.CANCELING) {
                return current;
              }
              // The step that says so was given up.
              Job verifying =
                  current.status() == JobStatus.RUNNING
                      ? current.to(JobStatus.VERIFYING, clock.instant())
                      : current;
              return verifying.ended(
                  status,
                  new Job.End(outcomes.totals(), EvidenceSteps.notes(book), error),
                  evidence.map(hash -> Map.of(Job.EVIDENCE, hash)).orElse(Map.of()),
                  clock.instant());
            }));
  }
}
