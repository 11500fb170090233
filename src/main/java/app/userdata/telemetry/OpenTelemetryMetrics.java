package app.userdata.telemetry;

import app.userdata.customvision.CallMeter;
import app.userdata.job.JobMeter;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.metrics.Meter;

/**
 * The meters of the app. They count into whatever OpenTelemetry SDK the process runs under, such as
 * the Application Insights agent's; without one they cost next to nothing and go nowhere.
 */
public record OpenTelemetryMetrics(JobMeter jobs, CallMeter calls) {
  private static final String SCOPE = "app.userdata";

  /** Over the SDK that the process was started with. */
  public static OpenTelemetryMetrics global() {
    return of(GlobalOpenTelemetry.get());
  }

  /** Over this SDK. */
  public static OpenTelemetryMetrics of(OpenTelemetry sdk) {
    Meter meter = sdk.getMeter(SCOPE);
    Instruments instruments = new Instruments(meter);
    return new OpenTelemetryMetrics(new JobMetrics(instruments), new CallMetrics(instruments));
  }
}
