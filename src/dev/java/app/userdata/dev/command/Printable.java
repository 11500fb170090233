package app.userdata.dev.command;

import java.util.regex.Pattern;

/**
 * Text from elsewhere on its way to a terminal: names that users typed may hold characters that
 * move the cursor, clear the screen or turn the direction of writing.
 */
final class Printable {
  private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

  private Printable() {}

  /** The same with a question mark for each of them. */
  static String of(String text) {
    return UNSAFE.matcher(text).replaceAll("?");
  }
}
