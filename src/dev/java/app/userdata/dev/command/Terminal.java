package app.userdata.dev.command;

import java.io.Console;
import java.util.Map;

/** Tells whether somebody looks at a screen on which lines can be drawn again. */
public final class Terminal {
  private Terminal() {}

  /** {@code PROGRESS=always} or {@code never} decides, else what is known of the output. */
  public static boolean redraws(Map<String, String> environment) {
    return switch (environment.getOrDefault("PROGRESS", "")) {
      case "always" -> true;
      case "never" -> false;
      default -> !environment.containsKey("CI") && !dumb(environment) && attached();
    };
  }

  private static boolean dumb(Map<String, String> environment) {
    return environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** From Java 22 on there always is a console, and it has a method that tells. */
  @SuppressWarnings("SystemConsoleNull")
  static boolean attached() {
    Console console = System.console();
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
