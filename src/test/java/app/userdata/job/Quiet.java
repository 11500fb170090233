package app.userdata.job;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The log of invocations of which nobody reads the lines. */
public final class Quiet {
  public static final Logger LOG = quiet();

  private Quiet() {}

  private static Logger quiet() {
    Logger log = Logger.getAnonymousLogger();
    log.setLevel(Level.OFF);
    return log;
  }
}
