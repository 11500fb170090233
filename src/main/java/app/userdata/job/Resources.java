package app.userdata.job;

import java.util.Map;
import java.util.TreeSet;

/** The Custom Vision resources that settings name. */
public final class Resources {
  private final Map<String, Resource> byName;

  public Resources(Map<String, Resource> byName) {
    this.byName = Map.copyOf(byName);
  }

  /** The resource that a request names. */
  Resource named(String name) {
    Resource resource = byName.get(name);
    if (resource == null) {
      throw JobProblem.invalid(
          "resource",
          "Unknown resource; the settings name " + new TreeSet<>(byName.keySet()) + ".");
    }
    return resource;
  }

  Resource of(Job job) {
    return named(job.request().resource());
  }
}
