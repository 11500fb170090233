package app.userdata.security;

import java.util.EnumSet;
import java.util.Set;

/**
 * A text that is found again wherever it gets to.
 *
 * @param name what it stands for
 * @param allowed where it may be; everywhere else it is a leak
 */
record Canary(String name, String text, Set<Place> allowed) {
  Canary {
    allowed = Set.copyOf(allowed);
  }

  static Canary secret(String name, String text) {
    return new Canary(name, text, Set.of());
  }

  static Canary allowed(String name, String text, Place first, Place... more) {
    return new Canary(name, text, EnumSet.of(first, more));
  }
}
