package app.userdata.customvision;

import java.io.IOException;

/**
 * Retells what a library threw, without its words: parsers and HTTP clients quote what they read,
 * and whatever a function throws, the host writes into its log with all its causes. Types and
 * places stay, and they tell what happened.
 */
final class Wordless {
  private static final int DEEPEST = 8;

  private Wordless() {}

  static IOException of(Throwable problem) {
    return of(problem, 1);
  }

  private static IOException of(Throwable problem, int depth) {
    Throwable cause = problem.getCause();
    IOException told = new IOException(problem.getClass().getName());
    told.setStackTrace(problem.getStackTrace());
    if (cause != null && depth < DEEPEST) {
      told.initCause(of(cause, depth + 1));
    }
    return told;
  }
}
