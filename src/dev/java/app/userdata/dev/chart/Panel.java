package app.userdata.dev.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * One of the drawings of a chart: some lines over the same two axes, the horizontal one in powers
 * of ten.
 *
 * @param x what the horizontal axis counts
 * @param powers whether the vertical axis is in powers of ten; otherwise it begins at zero
 */
public record Panel(String title, String x, boolean powers, List<Series> series) {
  static final int WIDTH = 400;
  static final int HEIGHT = 250;

  private static final int LEFT = 48;
  private static final int RIGHT = 268;
  private static final int TOP = 34;
  private static final int BOTTOM = 204;
  private static final int LINE = 13;

  public Panel {
    series = List.copyOf(series);
  }

  /** Draws it with its corner at a place. */
  String svg(int left, int top) {
    Axis across = Axis.powers(values(Series.Point::x), LEFT, RIGHT);
    Axis up =
        powers
            ? Axis.powers(values(Series.Point::y), BOTTOM, TOP)
            : Axis.fromZero(values(Series.Point::y), BOTTOM, TOP);
    StringBuilder svg = new StringBuilder();
    svg.append(format("<g transform='translate(%d %d)'>%n", left, top));
    svg.append(format("<text class='title' x='8' y='18'>%s</text>%n", title));
    for (double tick : across.ticks()) {
      line(svg, "grid", across.at(tick), TOP, across.at(tick), BOTTOM);
      text(svg, "middle", across.at(tick), BOTTOM + LINE + 2, Axis.text(tick));
    }
    for (double tick : up.ticks()) {
      line(svg, "grid", LEFT, up.at(tick), RIGHT, up.at(tick));
      text(svg, "end", LEFT - 5, up.at(tick) + 4, Axis.text(tick));
    }
    text(svg, "middle", (LEFT + RIGHT) / 2.0, BOTTOM + 2 * LINE + 6, x);
    lines(svg, across, up);
    return svg.append("</g>\n").toString();
  }

  /** The names stand at the ends of their lines, moved apart where those are close. */
  private void lines(StringBuilder svg, Axis across, Axis up) {
    List<Series> fromTop = new ArrayList<>(series);
    fromTop.sort(Comparator.comparingDouble(one -> up.at(last(one).y())));
    double free = 0;
    for (Series one : fromTop) {
      int color = series.indexOf(one) + 1;
      StringBuilder points = new StringBuilder();
      for (Series.Point point : one.points()) {
        double px = across.at(point.x());
        double py = up.at(point.y());
        points.append(format("%.1f,%.1f ", px, py));
        svg.append(format("<circle class='c%d' cx='%.1f' cy='%.1f' r='3'/>%n", color, px, py));
      }
      svg.append(format("<polyline class='l%d' points='%s'/>%n", color, points.toString().strip()));
      double y = Math.max(up.at(last(one).y()) + 4, free);
      free = y + LINE;
      svg.append(
          format("<text class='c%d' x='%d' y='%.1f'>%s</text>%n", color, RIGHT + 8, y, one.name()));
    }
  }

  private static Series.Point last(Series series) {
    return series.points().get(series.points().size() - 1);
  }

  private List<Double> values(ToDoubleFunction<Series.Point> value) {
    return series.stream().flatMap(one -> one.points().stream()).map(value::applyAsDouble).toList();
  }

  private static void line(
      StringBuilder svg, String style, double x1, double y1, double x2, double y2) {
    svg.append(format("<path class='%s' d='M%.1f %.1fL%.1f %.1f'/>%n", style, x1, y1, x2, y2));
  }

  private static void text(StringBuilder svg, String anchor, double x, double y, String text) {
    svg.append(format("<text x='%.1f' y='%.1f' text-anchor='%s'>%s</text>%n", x, y, anchor, text));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
