package app.userdata.job;

import java.util.HashMap;
import java.util.Map;

/**
 * The groups of which this process has steps at work. A group is not done before each of its steps
 * is, so whoever ends while another one is at work leaves the look at the group to that one: a look
 * is a listing.
 */
final class AtWork {
  private final Map<String, Group> groups = new HashMap<>();

  private static final class Group {
    private int steps;
    private boolean owed;
  }

  synchronized void begin(String group) {
    groups.computeIfAbsent(group, any -> new Group()).steps++;
  }

  /**
   * Tells that a step has its result, or will not have one now.
   *
   * @param looks whether it would look at its group
   * @return whether it has to
   */
  synchronized boolean end(String group, boolean looks) {
    Group at = groups.getOrDefault(group, new Group());
    at.steps--;
    at.owed |= looks;
    if (at.steps > 0) {
      return false;
    }
    groups.remove(group);
    return at.owed;
  }
}
