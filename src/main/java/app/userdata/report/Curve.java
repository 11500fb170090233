package app.userdata.report;

import app.userdata.report.Portrait.Score;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** How precision and recall of an iteration change with the threshold, as a chart. */
final class Curve {
  private static final double LEFT = 44;
  private static final double RIGHT = 300;
  private static final double TOP = 14;
  private static final double BOTTOM = 164;

  private Curve() {}

  static void write(Html out, List<Score> curve) {
    out.open("figure");
    out.open("svg", "class", "curve", "viewBox", "0 0 380 208", "role", "img");
    out.element("title", "Precision and recall by threshold");
    out.element("desc", curve.stream().map(Curve::words).collect(Collectors.joining(" ")));
    for (int fifth = 0; fifth <= 5; fifth++) {
      double share = fifth / 5.0;
      line(out, LEFT, y(share), RIGHT, y(share));
      label(out, LEFT - 6, y(share) + 4, "end", Math.round(100 * share) + " %");
    }
    for (int tenth = 1; tenth <= 9; tenth += 2) {
      label(out, x(tenth / 10.0), BOTTOM + 18, "middle", "0." + tenth);
    }
    label(out, (LEFT + RIGHT) / 2, BOTTOM + 36, "middle", "probability threshold");
    double precision = curve.get(curve.size() - 1).precision();
    double recall = curve.get(curve.size() - 1).recall();
    // Where the lines end side by side their names would lie on each other.
    double apart = Math.abs(y(precision) - y(recall)) < 14 ? 7 : 0;
    double first = precision >= recall ? -apart : apart;
    series(out, curve, Score::precision, "a", "precision", first);
    series(out, curve, Score::recall, "b", "recall", -first);
    out.close()
        .element(
            "figcaption",
            "All tags together: how precision and recall change with the probability from which on an"
                + " answer counts.");
    out.closeLine();
  }

  private static void series(
      Html out,
      List<Score> curve,
      ToDoubleFunction<Score> value,
      String colour,
      String name,
      double shift) {
    String points =
        curve.stream()
            .map(score -> at(x(score.threshold())) + "," + at(y(value.applyAsDouble(score))))
            .collect(Collectors.joining(" "));
    out.empty("polyline", "class", "l" + colour, "points", points);
    Score last = curve.get(curve.size() - 1);
    out.element(
        "text",
        name,
        "class",
        "t" + colour,
        "x",
        at(x(last.threshold()) + 8),
        "y",
        at(y(value.applyAsDouble(last)) + 4 + shift));
  }

  private static void line(Html out, double x1, double y1, double x2, double y2) {
    out.empty("line", "class", "grid", "x1", at(x1), "y1", at(y1), "x2", at(x2), "y2", at(y2));
  }

  private static void label(Html out, double x, double y, String anchor, String text) {
    out.element("text", text, "x", at(x), "y", at(y), "text-anchor", anchor);
  }

  private static String words(Score score) {
    return "At %s: precision %s, recall %s."
        .formatted(
            score.threshold(), Words.percent(score.precision()), Words.percent(score.recall()));
  }

  private static double x(double threshold) {
    return LEFT + (RIGHT - LEFT) * threshold;
  }

  private static double y(double share) {
    return BOTTOM - (BOTTOM - TOP) * Math.max(0, Math.min(1, share));
  }

  private static String at(double place) {
    return String.format(Locale.ROOT, "%.1f", place);
  }
}
