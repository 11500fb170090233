package app.userdata.job;

import java.time.Clock;

/** Does the steps of a deletion, whatever queue brings them. */
final class DeletionSteps implements StepHandler {
  private final JobRecords jobs;
  private final Resources resources;
  private final RecordStore records;
  private final Clock clock;
  private final InventorySteps inventories = new InventorySteps();
  private final PlanSteps plans;
  private final PlanSealing sealing = new PlanSealing();
  private final PhaseSteps phases = new PhaseSteps();
  private final DeleteSteps deletes = new DeleteSteps();
  private final VerifySteps verifications;
  private final Conclusions conclusions = new Conclusions();
  private final EvidenceSteps evidence;

  DeletionSteps(
      JobRecords jobs,
      Resources resources,
      Ports ports,
      VerifySteps verifications,
      EvidenceSteps evidence,
      Clock clock) {
    this.jobs = jobs;
    this.resources = resources;
    this.records = ports.records();
    this.plans = new PlanSteps(ports.archives());
    this.verifications = verifications;
    this.evidence = evidence;
    this.clock = clock;
  }

  @Override
  public StoredResult run(Job job, Work work) {
    Deleting deleting = deleting(job);
    return switch (work.kind()) {
      case PlanSteps.PLAN -> {
        moved(job, JobStatus.NOT_STARTED, JobStatus.PLANNING);
        yield plans.begin(deleting, work);
      }
      case PlanSteps.COMPOSE -> plans.compose(deleting, work);
      case PlanSteps.LEFT -> plans.left(deleting, work);
      case PlanSealing.SEAL -> sealing.seal(deleting);
      case PhaseSteps.PHASE -> phases.phase(deleting, work);
      case PhaseSteps.CATEGORY -> phases.category(deleting, work);
      case PhaseSteps.PROJECT -> phases.project(deleting, work);
      case PhaseSteps.GO -> phases.go(deleting, work);
      case Batches.RANGE -> Batches.range(deleting, work);
      case PhaseSteps.SHARED -> phases.shared(deleting, work);
      case PhaseSteps.SHARED_ITEMS -> phases.sharedItems(deleting, work);
      case Batches.DELETE -> deletes.run(deleting, work);
      case VerifySteps.AWAIT -> verifications.await(deleting, work);
      case VerifySteps.WAIT -> verifications.wait(deleting, work);
      case VerifySteps.COMPARE -> verifications.compare(deleting, work);
      case Conclusions.CONCLUDE -> conclusions.conclude(deleting, work);
      case Conclusions.APPEARED -> conclusions.appeared(deleting, work);
      case EvidenceSteps.EVIDENCE -> {
        moved(job, JobStatus.RUNNING, JobStatus.VERIFYING);
        yield evidence.begin(deleting, work);
      }
      case EvidenceSteps.LIST -> evidence.list(deleting, work);
      case EvidenceSteps.CERTIFY -> evidence.certify(deleting);
      default -> inventories.run(deleting, work);
    };
  }

  private void moved(Job job, JobStatus from, JobStatus to) {
    jobs.update(
        job.id(), current -> current.status() == from ? current.to(to, clock.instant()) : current);
  }

  private Deleting deleting(Job job) {
    Resource resource = resources.of(job);
    String endpoint = resource.service().endpoint().toString();
    if (!endpoint.equals(job.origin().endpoint())
        || !resource.service().apiVersion().equals(job.origin().apiVersion())) {
      throw JobProblem.changed(
          "another-resource",
          "the settings name another endpoint or API version than the job was accepted for");
    }
    ResultBook book = Attempts.book(records, job);
    RecordParts parts = new RecordParts(records, job.id());
    return new Deleting(
        job,
        book,
        parts,
        resource.service(),
        resource.deleting(),
        ScopeResolver.scope(job),
        Attempts.plan(records, job),
        new CancelWatch(jobs, job, clock),
        clock.instant());
  }
}
