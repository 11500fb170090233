package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.copy.Copier;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** The job engine, put together from its ports: one part for each kind of trigger. */
public record Engine(
    Exports exports,
    Deletions deletions,
    Cancels cancels,
    Retries retries,
    Jobs jobs,
    PlanViews plans,
    PlannedImages plannedImages,
    ResourceViews resources,
    WorkflowRequests dataRequests,
    WorkflowRequests deletionRequests,
    Steps steps,
    Supervisor supervisor,
    HealthCheck health) {

  /** What is remembered of records that never change, in packed bytes: in all, and of one. */
  private static final long MOST_REMEMBERED = 24 << 20;

  private static final int LARGEST_REMEMBERED = 256 << 10;

  /** Builds the engine; nothing is called before its first use. */
  public static Engine of(
      Ports given,
      Resources resources,
      Copier copier,
      EngineOptions options,
      Supplier<UUID> ids,
      JobMeter meter,
      Clock clock) {
    Ports ports =
        new Ports(
            new RememberedRecords(given.records(), MOST_REMEMBERED, LARGEST_REMEMBERED),
            given.queue(),
            given.archives());
    JobRecords jobs = new JobRecords(ports.records(), clock);
    EngineOptions.Retention retention = options.retention();
    Removals removals =
        new Removals(
            jobs,
            ports.records(),
            ports.archives(),
            retention.archives(),
            retention.records(),
            clock);
    TwoPeople people = TwoPeople.of(options.deletions());
    JobEnd end = new JobEnd(jobs, ports.queue(), removals, clock);
    EvidenceStore evidence = new EvidenceStore(ports.records());
    JobFlow deletion =
        new DeletionFlow(
            jobs, ports.records(), end, options.deletions().unconfirmed(), people, clock);
    Rejections rejections = new Rejections(ports.queue());
    StepQueue queue = new StepQueue(ports.queue(), clock);
    StepRunner runner =
        new StepRunner(
            jobs,
            ports.records(),
            new StepAttempt(
                handlers(ports, resources, copier, options, jobs, evidence, clock), queue, clock),
            queue,
            Map.of(JobKind.EXPORT, new ExportFlow(jobs, end), JobKind.DELETION, deletion),
            end,
            rejections,
            meter,
            clock);
    Acceptance acceptance = new Acceptance(jobs, queue, resources, ids, clock);
    StillValid valid = new StillValid(resources, options.deletions().planValidity(), clock);
    Exports exports = new Exports(acceptance, jobs);
    Deletions deletions =
        new Deletions(acceptance, jobs, deletion, queue, ports.records(), valid, people, clock);
    Cancels cancels = new Cancels(jobs, queue, options.drain(), clock);
    Retries retries = new Retries(jobs, ports.records(), runner, queue, end, valid, clock);
    WorkflowRequests dataRequests =
        WorkflowRequests.exports(exports, cancels, retries, rejections, options.baseUrl());
    WorkflowRequests deletionRequests =
        WorkflowRequests.deletions(deletions, cancels, retries, rejections, options.baseUrl());
    return new Engine(
        exports,
        deletions,
        cancels,
        retries,
        new Jobs(jobs, ports.records(), ports.archives(), evidence, removals, clock),
        new PlanViews(jobs, ports.records(), options.deletions().planValidity()),
        new PlannedImages(jobs, ports.records(), resources),
        new ResourceViews(resources),
        dataRequests,
        deletionRequests,
        runner,
        new Supervisor(
            jobs,
            new Lease(ports.records(), "supervisor", clock),
            new PoisonQueues(
                ports.queue(),
                queues(),
                runner,
                List.of(dataRequests, deletionRequests),
                rejections,
                clock),
            new StalledJobs(jobs, ports, queue, runner, end, options.stalledAfter(), clock),
            removals,
            options.stalledAfter(),
            meter,
            clock),
        new HealthCheck(ports.records()));
  }

  private static Map<String, StepHandler> handlers(
      Ports ports,
      Resources resources,
      Copier copier,
      EngineOptions options,
      JobRecords jobs,
      EvidenceStore evidence,
      Clock clock) {
    StepHandler exporting = new ExportSteps(jobs, ports.records(), ports.archives(), copier, clock);
    StepHandler deleting =
        new DeletionSteps(
            jobs,
            resources,
            ports,
            new VerifySteps(options.deletions().verifyWindow(), options.deletions().verifyPoll()),
            new EvidenceSteps(evidence, options.seal(), new OwnArchives(jobs)),
            clock);
    Map<String, StepHandler> handlers = new HashMap<>();
    handlers.put(
        Work.JOB_STEPS,
        (job, work) ->
            Cancels.is(work)
                ? Cancels.came(clock)
                : (job.kind() == JobKind.EXPORT ? exporting : deleting).run(job, work));
    for (CategoryId category : CategoryId.values()) {
      handlers.put(
          category.exportQueue(),
          new CategoryExport(category, jobs, resources, ports, copier, options.stepTime(), clock));
      handlers.put(category.deleteQueue(), deleting);
    }
    return handlers;
  }

  /** All queues that carry steps. */
  static List<String> queues() {
    List<String> queues = new ArrayList<>(List.of(Work.JOB_STEPS));
    for (CategoryId category : CategoryId.values()) {
      queues.add(category.exportQueue());
      queues.add(category.deleteQueue());
    }
    return queues;
  }
}
