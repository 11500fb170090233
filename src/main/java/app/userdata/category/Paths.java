package app.userdata.category;

import app.userdata.archive.ArchivePath;
import java.util.UUID;

/** Where each category's files lie in the archive; the table of the archive format as code. */
final class Paths {
  static final ArchivePath ACCOUNT_INFO = new ArchivePath("data/account-info.json");
  static final ArchivePath PROJECTS = new ArchivePath("data/projects.json");

  private Paths() {}

  static ArchivePath project(UUID project) {
    return new ArchivePath("data/projects/" + project);
  }

  static ArchivePath iteration(UUID project, UUID iteration) {
    return project(project).resolve("iterations/" + iteration);
  }

  static ArchivePath image(UUID project, UUID image, String extension) {
    return project(project).resolve("images/" + image + "." + extension);
  }

  static ArchivePath prediction(UUID project, UUID prediction, String extension) {
    return project(project).resolve("predictions/" + prediction + "." + extension);
  }

  static ArchivePath models(UUID project, UUID iteration) {
    return project(project).resolve("exported-models/" + iteration);
  }
}
