package app.userdata.dev.simulator;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** What one Custom Vision resource holds; live, so tests compare with it and change it. */
public final class Account {
  private final String userName;
  private final String email;
  private final List<Project> projects = new CopyOnWriteArrayList<>();

  public Account(String userName, String email) {
    this.userName = userName;
    this.email = email;
  }

  public String userName() {
    return userName;
  }

  public String email() {
    return email;
  }

  public List<Project> projects() {
    return List.copyOf(projects);
  }

  public void add(Project project) {
    projects.add(project);
  }

  public void removeProject(UUID projectId) {
    projects.removeIf(project -> project.id().equals(projectId));
  }

  public Optional<Project> findProject(UUID projectId) {
    return projects.stream().filter(project -> project.id().equals(projectId)).findFirst();
  }

  /** The project with this name; for tests that know the sample account. */
  public Project project(String name) {
    return projects.stream()
        .filter(project -> project.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No project is named " + name));
  }
}
