package app.userdata.dev.host;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Leaves out every function that something else than HTTP starts. So it is on the Flex Consumption
 * plan, where those run in other processes.
 */
public final class HttpOnly {
  private HttpOnly() {}

  /** The settings that disable the other functions of a staged app. */
  public static Map<String, String> settings(Path folder) {
    return StagedFunction.readAll(folder, Map.of()).stream()
        .filter(function -> !function.type().equals("httpTrigger"))
        .collect(
            Collectors.toUnmodifiableMap(
                function -> "AzureWebJobs." + function.name() + ".Disabled", function -> "true"));
  }
}
