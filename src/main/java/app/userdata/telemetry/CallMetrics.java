package app.userdata.telemetry;

import app.userdata.customvision.CallMeter;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import java.time.Duration;
import java.util.Locale;

/** What calls come to, and what they wait for. */
final class CallMetrics implements CallMeter {
  private final LongCounter calls;
  private final DoubleHistogram duration;
  private final LongCounter retries;
  private final DoubleHistogram waits;

  CallMetrics(Instruments instruments) {
    calls = instruments.counter(Instrument.CALLS);
    duration = instruments.histogram(Instrument.CALL_DURATION);
    retries = instruments.counter(Instrument.CALL_RETRIES);
    waits = instruments.histogram(Instrument.CALL_WAIT);
  }

  @Override
  public void called(String operation, int status, Duration took) {
    calls.add(1, reply(operation, status));
    duration.record(Instruments.seconds(took), Attributes.of(Labels.OPERATION, operation));
  }

  @Override
  public void repeated(String operation, int status) {
    retries.add(1, reply(operation, status));
  }

  @Override
  public void waited(Wait why, Duration time) {
    waits.record(
        Instruments.seconds(time), Attributes.of(Labels.WAIT, why.name().toLowerCase(Locale.ROOT)));
  }

  private static Attributes reply(String operation, int status) {
    return status == 0
        ? Attributes.of(Labels.OPERATION, operation)
        : Attributes.of(Labels.OPERATION, operation, Labels.REPLY, (long) status);
  }
}
