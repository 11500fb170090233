package app.userdata.job;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The Custom Vision resources that settings name. */
public final class Resources {
  private final Map<String, Resource> byName;

  public Resources(Map<String, Resource> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** The resource that a request names. */
  Resource named(String name) {
    return find(name)
        .orElseThrow(
            () ->
                JobProblem.invalid(
                    "resource",
                    "Unknown resource; the settings name " + new TreeSet<>(byName.keySet()) + "."));
  }

  Optional<Resource> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** All of them, by name. */
  List<Resource> all() {
    return new TreeMap<>(byName).values().stream().toList();
  }

  Resource of(Job job) {
    return named(job.request().resource());
  }
}
