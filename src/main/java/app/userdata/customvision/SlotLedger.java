package app.userdata.customvision;

import java.time.Duration;
import java.time.Instant;

/** Hands out the moments at which one resource may be called, to everybody who calls it. */
@FunctionalInterface
public interface SlotLedger {
  /**
   * Reserves the next slots for this resource, an interval apart. Reserved slots that pass unused
   * are lost. A ledger that cannot be reached throws; the call that wanted the slot is then not
   * made.
   *
   * @return the instant of the first slot, never before now
   */
  Instant reserve(int slots, Duration interval);
}
