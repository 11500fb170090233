package app.userdata.job;

import app.userdata.customvision.CustomVisionException;

/** Says why something failed in words that hold neither a secret nor anything personal. */
final class Reasons {
  private Reasons() {}

  /** Our own exceptions are written for people; of all others only the type is safe to show. */
  static String of(Throwable e) {
    if (e instanceof CustomVisionException
        || e instanceof StorageUnavailableException
        || e instanceof JobProblem) {
      return String.valueOf(e.getMessage());
    }
    return "unexpected " + e.getClass().getSimpleName();
  }
}
