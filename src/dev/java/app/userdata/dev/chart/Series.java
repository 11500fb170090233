package app.userdata.dev.chart;

import java.util.List;

/** A line of a chart, with the name that stands at its end. */
public record Series(String name, List<Point> points) {
  public Series {
    points = List.copyOf(points);
  }

  /** A measured value. */
  public record Point(double x, double y) {}
}
