package app.userdata.dev.command;

import java.util.Map;
import java.util.Optional;

/**
 * Decides whether the local command may delete: from the sample account that it started itself, and
 * from nothing else, whatever its arguments.
 */
public final class SampleOnly {
  private static final String ENDPOINT = "CustomVision__endpoint";

  private SampleOnly() {}

  /**
   * Whether the resource in use is the sample account of this run.
   *
   * @param environment of the command; an endpoint in it is somebody's own, however it is written
   * @param sample where the sample account answers that this run started, if it did
   * @param inUse the endpoint that the app was given
   */
  public static boolean mayDelete(
      Map<String, String> environment, Optional<String> sample, String inUse) {
    boolean named =
        environment.entrySet().stream()
            .anyMatch(
                entry -> entry.getKey().equalsIgnoreCase(ENDPOINT) && !entry.getValue().isBlank());
    return !named && sample.filter(inUse::equals).isPresent();
  }
}
