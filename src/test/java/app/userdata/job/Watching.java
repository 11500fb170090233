package app.userdata.job;

import app.userdata.customvision.CallMeter;
import java.util.logging.Logger;

/** What operators watch an engine by. */
record Watching(Logger log, JobMeter jobs, CallMeter calls) {
  static final Watching NOBODY = new Watching(Quiet.LOG, JobMeter.NONE, CallMeter.NONE);
}
