package app.userdata.job;

import app.userdata.telemetry.Instrument;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What an SDK has collected at one moment. */
record CollectedMetrics(Collection<MetricData> all) {
  static CollectedMetrics by(InMemoryMetricReader reader) {
    return new CollectedMetrics(reader.collectAllMetrics());
  }

  List<String> names() {
    return all.stream().map(MetricData::getName).toList();
  }

  String unit(Instrument instrument) {
    return of(instrument).getUnit();
  }

  Set<Attributes> attributes() {
    return all.stream()
        .flatMap(metric -> metric.getData().getPoints().stream())
        .map(PointData::getAttributes)
        .collect(Collectors.toSet());
  }

  /** The sum over the points with these attributes. */
  long sum(Instrument instrument, Map<String, String> attributes) {
    MetricData metric = of(instrument);
    Collection<LongPointData> points =
        metric.getType() == MetricDataType.LONG_GAUGE
            ? metric.getLongGaugeData().getPoints()
            : metric.getLongSumData().getPoints();
    return points.stream()
        .filter(point -> texts(point).entrySet().containsAll(attributes.entrySet()))
        .mapToLong(LongPointData::getValue)
        .sum();
  }

  private static Map<String, String> texts(PointData point) {
    return point.getAttributes().asMap().entrySet().stream()
        .collect(
            Collectors.toMap(one -> one.getKey().getKey(), one -> String.valueOf(one.getValue())));
  }

  private MetricData of(Instrument instrument) {
    return all.stream()
        .filter(metric -> metric.getName().equals(instrument.id()))
        .findFirst()
        .orElseThrow();
  }
}
