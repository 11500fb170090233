package app.userdata.job;

import app.userdata.category.Tally;
import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Map;

/**
 * How far a job is, as stored results tell.
 *
 * @param share between 0 and 1
 * @param at when it was looked at
 */
record Progress(double share, Map<String, Part> categories, Instant at) {
  Progress {
    categories = Map.copyOf(categories);
  }

  /** One category's part of it. */
  record Part(Tally tally, double share, boolean started, boolean settled) {}

  @JsonIgnore
  Part of(String category) {
    Part part = categories.get(category);
    return part == null ? new Part(Tally.NONE, 0, false, false) : part;
  }

  /**
   * The same, but never behind an earlier one: a listing that turns out longer does not take
   * progress back.
   */
  Progress notBehind(Progress earlier) {
    return new Progress(Math.max(share, earlier.share), categories, at);
  }
}
