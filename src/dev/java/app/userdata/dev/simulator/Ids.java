package app.userdata.dev.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Ids that are the same on every run, and the form without dashes that blob names use. */
final class Ids {
  private Ids() {}

  static UUID of(String seed) {
    return UUID.nameUUIDFromBytes(seed.getBytes(UTF_8));
  }

  static String plain(UUID id) {
    return id.toString().replace("-", "");
  }
}
