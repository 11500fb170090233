package app.userdata.report;

import java.util.Locale;

/** How numbers read. */
final class Words {
  private static final int KILO = 1000;
  private static final String[] UNITS = {"bytes", "kB", "MB", "GB", "TB"};

  private Words() {}

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** A number of things, such as {@code 1 image} and {@code 2 images}. */
  static String count(long number, String one, String more) {
    return number(number) + " " + (number == 1 ? one : more);
  }

  static String bytes(long bytes) {
    double value = bytes;
    int unit = 0;
    while (value >= KILO && unit < UNITS.length - 1) {
      value /= KILO;
      unit++;
    }
    return unit == 0
        ? number(bytes) + " bytes"
        : String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  /** A share of one, as tables tell it. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
