package app.userdata.dev.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the values of one axis lie on paper.
 *
 * @param least the value at its beginning, above 0 where it is logarithmic
 * @param most the value at its end
 * @param from the place of its beginning, in pixels
 * @param to the place of its end
 */
record Axis(double least, double most, boolean logarithmic, double from, double to) {
  private static final int STEPS = 4;

  /** From one power of ten to another, which hold all values between them. */
  static Axis powers(List<Double> values, double from, double to) {
    double least = values.stream().mapToDouble(Double::doubleValue).min().orElse(1);
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double low = Math.pow(10, Math.floor(Math.log10(least)));
    double high = Math.pow(10, Math.ceil(Math.log10(most)));
    return new Axis(low, high > low ? high : low * 10, true, from, to);
  }

  /** From zero to a round number above all values. */
  static Axis fromZero(List<Double> values, double from, double to) {
    double most = values.stream().mapToDouble(Double::doubleValue).max().orElse(1);
    double power = Math.pow(10, Math.floor(Math.log10(most)));
    double round =
        IntStream.of(1, 2, 4, 6, 8, 10)
            .mapToDouble(digit -> digit * power)
            .filter(candidate -> candidate >= most)
            .findFirst()
            .orElse(most);
    return new Axis(0, round, false, from, to);
  }

  double at(double value) {
    double share =
        logarithmic
            ? Math.log(value / least) / Math.log(most / least)
            : (value - least) / (most - least);
    return from + share * (to - from);
  }

  /** The values that are written beside it. */
  List<Double> ticks() {
    if (logarithmic) {
      int powers = (int) Math.round(Math.log10(most / least));
      return IntStream.rangeClosed(0, powers).mapToObj(i -> least * Math.pow(10, i)).toList();
    }
    return IntStream.rangeClosed(0, STEPS).mapToObj(i -> most * i / STEPS).toList();
  }

  /** A number as short as it can be: 100k for a hundred thousand. */
  static String text(double value) {
    double shown = value >= 1_000_000 ? value / 1e6 : value >= 1_000 ? value / 1e3 : value;
    String unit = value >= 1_000_000 ? "M" : value >= 1_000 ? "k" : "";
    return new BigDecimal(shown, new MathContext(3)).stripTrailingZeros().toPlainString() + unit;
  }
}
