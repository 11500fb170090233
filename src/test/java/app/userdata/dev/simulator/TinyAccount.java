package app.userdata.dev.simulator;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Accounts with a little of everything, made without drawing: cheap enough for one a test run. */
public final class TinyAccount {
  /** How many different ones there are. */
  public static final int SHAPES = 3;

  private static final Instant START = Instant.parse("2026-05-04T08:00:00.120Z");

  private TinyAccount() {}

  /** A published iteration; the second has two iterations, the third a second, smaller project. */
  public static Account create(int shape) {
    Account account = account();
    account.add(project("Tiny", shape));
    if (shape == 2) {
      Project second =
          new Project("Tiny too", "", Domain.GENERAL, Optional.of("Multiclass"), START);
      Tag tag = tag(second, "only");
      second.put(image(second, 0, Optional.of(tag)));
      account.add(second);
    }
    return account;
  }

  /** One project with boxes, and one image without. */
  public static Account detection() {
    Account account = account();
    Project project =
        new Project("Tiny boxes", "", Domain.DETECTION_COMPACT, Optional.empty(), START);
    Tag tag = tag(project, "one");
    Image plain = image(project, 0, Optional.of(tag));
    Region region =
        new Region(id(project, "region"), tag.id(), tag.name(), START, 0.25f, 0.25f, 0.5f, 0.5f);
    project.put(plain.with(plain.tags(), List.of(region)));
    project.put(image(project, 1, Optional.empty()));
    account.add(project);
    return account;
  }

  /** So many projects, of two iterations each. */
  public static Account of(int projects) {
    Account account = account();
    for (int number = 1; number <= projects; number++) {
      account.add(project("Tiny " + number, 1));
    }
    return account;
  }

  private static Account account() {
    return new Account("Tiny User", "tiny.user@example.com");
  }

  private static Project project(String name, int shape) {
    Project project = new Project(name, "", Domain.COMPACT, Optional.of("Multiclass"), START);
    Tag one = tag(project, "one");
    Tag two = tag(project, "two");
    project.put(image(project, 0, Optional.of(one)));
    project.put(image(project, 1, Optional.of(two)));
    project.put(image(project, 2, Optional.empty()));
    Iteration first = iteration(project, 1);
    first.publish("live");
    first.add(model(first));
    // Gone from the workspace, and alive in the iteration.
    project.removeFromWorkspace(List.of(id(project, "image/1")));
    if (shape == 1) {
      project.put(image(project, 3, Optional.of(one)));
      iteration(project, 2);
    }
    project.add(prediction(project, first, one));
    return project;
  }

  private static Tag tag(Project project, String name) {
    Tag tag = new Tag(id(project, "tag/" + name), name);
    project.add(tag);
    return tag;
  }

  private static Iteration iteration(Project project, int number) {
    Instant trained = START.plusSeconds(86_400L * number);
    Iteration iteration =
        new Iteration(
            project, "Iteration " + number, "Completed", trained, project.workspaceImages());
    project.add(iteration);
    return iteration;
  }

  private static Image image(Project project, int number, Optional<Tag> tag) {
    UUID id = id(project, "image/" + number);
    Instant created = START.plusSeconds(60 + number);
    byte[] gif = LargeAccount.gif(id);
    List<ImageTag> tags =
        tag.stream().map(given -> new ImageTag(given.id(), given.name(), created)).toList();
    return new Image(id, created, 1, 1, gif, gif, "image/gif", tags, List.of(), Map.of());
  }

  private static StoredPrediction prediction(Project project, Iteration with, Tag tag) {
    UUID id = id(project, "prediction");
    return new StoredPrediction(
        id,
        with.id(),
        START.plusSeconds(200_000),
        LargeAccount.gif(id),
        "image/gif",
        List.of(new Score(0.75f, tag.id(), tag.name(), Optional.empty())));
  }

  private static ExportedModel model(Iteration iteration) {
    UUID id = Ids.of(iteration.id() + "/model");
    byte[] zip = ("PK" + id).getBytes(US_ASCII);
    return new ExportedModel(id, "TensorFlow", Optional.of("TensorFlowLite"), "Done", false, zip);
  }

  private static UUID id(Project project, String name) {
    return Ids.of(project.id() + "/" + name);
  }
}
