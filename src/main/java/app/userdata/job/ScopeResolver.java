package app.userdata.job;

import app.userdata.category.Exclusion;
import app.userdata.category.Scope;
import app.userdata.category.Subject;
import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.Project;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Turns what a request names into ids. */
final class ScopeResolver {
  private ScopeResolver() {}

  /**
   * Asks the service for its projects and picks those that a request names, by id or by exact name.
   */
  static List<String> projects(JobRequest request, Resource resource) {
    List<Project> all = all(resource);
    if (request.projects() == null) {
      return all.stream().map(project -> project.id().toString()).sorted().toList();
    }
    Set<String> chosen = new TreeSet<>();
    for (String wanted : request.projectsOf()) {
      List<Project> hits = new ArrayList<>();
      for (Project project : all) {
        if (project.name().equals(wanted) || project.id().toString().equalsIgnoreCase(wanted)) {
          hits.add(project);
        }
      }
      if (hits.isEmpty()) {
        throw JobProblem.invalid(
            "projects",
            "A project that the request names does not exist in the resource "
                + resource.name()
                + "; use an id or an exact name.");
      }
      if (hits.size() > 1) {
        throw JobProblem.invalid(
            "projects", "Several projects bear a name that the request uses; use the id instead.");
      }
      chosen.add(hits.get(0).id().toString());
    }
    return List.copyOf(chosen);
  }

  private static List<Project> all(Resource resource) {
    try {
      return resource.service().getProjects();
    } catch (CustomVisionException e) {
      throw ResourceViews.unavailable(resource, e);
    }
  }

  /** The scope that a job's steps work with. */
  static Scope scope(Job job) {
    JobRequest request = job.request();
    JobRequest.SubjectRequest subject = request.subject();
    JobRequest.ExcludeRequest exclude = request.exclude();
    return new Scope(
        job.projects().stream().map(UUID::fromString).toList(),
        subject == null
            ? java.util.Optional.empty()
            : java.util.Optional.of(
                new Subject(
                    new LinkedHashSet<>(texts(subject.tags())),
                    ids(subject.imageIds()),
                    subject.metadata() == null ? Map.of() : subject.metadata(),
                    ids(subject.predictionIds()))),
        exclude == null
            ? Exclusion.NOTHING
            : new Exclusion(ids(exclude.imageIds()), new LinkedHashSet<>(texts(exclude.tags()))));
  }

  private static Collection<String> texts(@Nullable List<String> texts) {
    return texts == null ? List.of() : texts;
  }

  private static Set<UUID> ids(@Nullable List<String> texts) {
    return texts(texts).stream()
        .map(UUID::fromString)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
