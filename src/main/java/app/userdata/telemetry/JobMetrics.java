package app.userdata.telemetry;

import app.userdata.category.Tally;
import app.userdata.job.JobKind;
import app.userdata.job.JobMeter;
import app.userdata.job.JobStatus;
import app.userdata.job.StepReport;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import java.time.Duration;

/** What jobs and their steps come to. */
final class JobMetrics implements JobMeter {
  private final LongCounter steps;
  private final DoubleHistogram stepDuration;
  private final LongCounter items;
  private final LongCounter exported;
  private final LongCounter changes;
  private final LongCounter poison;
  private final LongCounter drives;
  private final LongGauge active;
  private final DoubleGauge age;
  private final LongGauge atRisk;

  JobMetrics(Instruments instruments) {
    steps = instruments.counter(Instrument.STEPS);
    stepDuration = instruments.histogram(Instrument.STEP_DURATION);
    items = instruments.counter(Instrument.ITEMS);
    exported = instruments.counter(Instrument.EXPORT_IO);
    changes = instruments.counter(Instrument.CHANGES);
    poison = instruments.counter(Instrument.POISON);
    drives = instruments.counter(Instrument.DRIVES);
    active = instruments.wholeGauge(Instrument.ACTIVE);
    age = instruments.gauge(Instrument.AGE);
    atRisk = instruments.wholeGauge(Instrument.AT_RISK);
  }

  @Override
  public void step(StepReport report) {
    String kind = report.place().kind().id();
    String category = report.place().category();
    Attributes how = what(kind, category, report.outcome().id());
    steps.add(1, how);
    stepDuration.record(Instruments.seconds(report.took()), how);
    Tally tally = report.tally();
    count(tally.done(), what(kind, category, "done"));
    count(tally.skipped(), what(kind, category, "skipped"));
    count(tally.failed(), what(kind, category, "failed"));
    count(tally.residual(), what(kind, category, "residual"));
    if (tally.bytes() > 0) {
      exported.add(tally.bytes(), Attributes.of(Labels.CATEGORY, category));
    }
  }

  private void count(long many, Attributes how) {
    if (many > 0) {
      items.add(many, how);
    }
  }

  private static Attributes what(String kind, String category, String outcome) {
    return Attributes.of(Labels.KIND, kind, Labels.CATEGORY, category, Labels.OUTCOME, outcome);
  }

  @Override
  public void changed(JobKind kind, JobStatus status) {
    changes.add(1, state(kind, status));
  }

  @Override
  public void poison(String queue) {
    poison.add(1, Attributes.of(Labels.QUEUE, queue));
  }

  @Override
  public void driven(JobKind kind, int steps) {
    drives.add(steps, Attributes.of(Labels.KIND, kind.id()));
  }

  @Override
  public void active(JobKind kind, JobStatus status, long jobs, Duration oldest) {
    active.set(jobs, state(kind, status));
    age.set(Instruments.seconds(oldest), state(kind, status));
  }

  @Override
  public void atRisk(JobKind kind, long jobs) {
    atRisk.set(jobs, Attributes.of(Labels.KIND, kind.id()));
  }

  private static Attributes state(JobKind kind, JobStatus status) {
    return Attributes.of(Labels.KIND, kind.id(), Labels.STATUS, status.id());
  }
}
