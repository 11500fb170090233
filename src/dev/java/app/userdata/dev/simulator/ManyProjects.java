package app.userdata.dev.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** An account of many small projects: a job on it has many steps that do little. */
final class ManyProjects {
  private static final Instant START = Instant.parse("2026-05-04T08:00:00.120Z");

  private ManyProjects() {}

  /** Each project has a tag, an image and a trained iteration. */
  static Account create(int projects) {
    Account account = new Account("Busy User", "busy.user@example.com");
    for (int number = 1; number <= projects; number++) {
      Project project =
          new Project("Project " + number, "", Domain.GENERAL, Optional.of("Multiclass"), START);
      Tag tag = new Tag(id(number, "tag"), "tag");
      project.add(tag);
      project.put(image(id(number, "image"), tag));
      project.add(
          new Iteration(project, "Iteration 1", "Completed", START, project.workspaceImages()));
      account.add(project);
    }
    return account;
  }

  private static Image image(UUID id, Tag tag) {
    byte[] gif = ("GIF89a" + id).getBytes(US_ASCII);
    List<ImageTag> tags = List.of(new ImageTag(tag.id(), tag.name(), START));
    return new Image(id, START, 1, 1, gif, gif, "image/gif", tags, List.of(), Map.of());
  }

  private static UUID id(int project, String what) {
    return UUID.nameUUIDFromBytes((project + "/" + what).getBytes(US_ASCII));
  }
}
