package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.Copier;
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
    Jobs jobs,
    WorkflowRequests workflows,
    Steps steps,
    Supervisor supervisor,
    HealthCheck health) {

  /** Builds the engine; nothing is called before its first use. */
  public static Engine of(
      Ports ports,
      Resources resources,
      Copier copier,
      EngineOptions options,
      Supplier<UUID> ids,
      Clock clock) {
    JobRecords jobs = new JobRecords(ports.records());
    JobEnd end = new JobEnd(jobs, ports.queue(), clock);
    Map<String, StepHandler> handlers = new HashMap<>();
    handlers.put(Work.JOB_STEPS, new ExportSteps(jobs, ports.records(), ports.archives(), clock));
    for (CategoryId category : CategoryId.values()) {
      handlers.put(
          category.exportQueue(),
          new CategoryExport(category, resources, ports, copier, options.stepTime(), clock));
    }
    StepRunner runner = new StepRunner(jobs, ports.records(), ports.queue(), handlers, end, clock);
    Exports exports = new Exports(jobs, ports.queue(), resources, ids, clock);
    WorkflowRequests workflows = new WorkflowRequests(exports, ports.queue(), options.baseUrl());
    return new Engine(
        exports,
        new Jobs(jobs, ports.records(), ports.archives(), clock),
        workflows,
        runner,
        new Supervisor(
            jobs,
            new Lease(ports.records(), "supervisor", clock),
            new PoisonQueues(ports.queue(), queues(), runner, workflows, clock),
            new StalledJobs(jobs, ports, runner, end, options.stalledAfter(), clock),
            options.stalledAfter(),
            clock),
        new HealthCheck(ports.records()));
  }

  private static List<String> queues() {
    List<String> queues = new ArrayList<>(List.of(Work.JOB_STEPS));
    for (CategoryId category : CategoryId.values()) {
      queues.add(category.exportQueue());
    }
    return queues;
  }
}
