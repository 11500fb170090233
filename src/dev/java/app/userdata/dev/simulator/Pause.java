package app.userdata.dev.simulator;

import java.time.Duration;

/** Waits, so that a reply takes as long as the options ask. */
interface Pause {
  void of(Duration time);
}
