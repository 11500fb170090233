package app.userdata.telemetry;

import io.opentelemetry.api.metrics.DoubleGauge;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.LongGauge;
import io.opentelemetry.api.metrics.Meter;
import java.time.Duration;

/** Makes the instruments of a meter, each with its name and unit. */
final class Instruments {
  private static final double NANOS = 1e9;

  private final Meter meter;

  Instruments(Meter meter) {
    this.meter = meter;
  }

  LongCounter counter(Instrument of) {
    return meter
        .counterBuilder(of.id())
        .setUnit(of.unit())
        .setDescription(of.description())
        .build();
  }

  DoubleHistogram histogram(Instrument of) {
    return meter
        .histogramBuilder(of.id())
        .setUnit(of.unit())
        .setDescription(of.description())
        .build();
  }

  DoubleGauge gauge(Instrument of) {
    return meter.gaugeBuilder(of.id()).setUnit(of.unit()).setDescription(of.description()).build();
  }

  LongGauge wholeGauge(Instrument of) {
    return meter
        .gaugeBuilder(of.id())
        .ofLongs()
        .setUnit(of.unit())
        .setDescription(of.description())
        .build();
  }

  static double seconds(Duration duration) {
    return duration.toNanos() / NANOS;
  }
}
