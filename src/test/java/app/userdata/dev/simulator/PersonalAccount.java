package app.userdata.dev.simulator;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** A small account in which every text that people type is the one it is given. */
public final class PersonalAccount {
  private static final Instant START = Instant.parse("2026-05-04T08:00:00Z");

  private PersonalAccount() {}

  /**
   * An account of one project with one iteration, one model, one prediction and two images.
   *
   * @param name what people typed, by the place they typed it into
   */
  public static Account of(UnaryOperator<String> name) {
    Account account = new Account(name.apply("user"), name.apply("mail") + "@example.com");
    Project project =
        new Project(
            name.apply("project"),
            name.apply("description"),
            Domain.COMPACT,
            Optional.of("Multiclass"),
            START);
    Tag tag =
        new Tag(
            id("tag"), name.apply("tag"), Optional.of(name.apply("tag-description")), "Regular");
    project.add(tag);
    project.put(image("image-1", tag, Map.of("subjectId", name.apply("metadata"))));
    project.put(image("image-2", tag, Map.of(name.apply("metadata-name"), "x")));
    Iteration iteration =
        new Iteration(
            project,
            name.apply("iteration"),
            "Completed",
            START.plusSeconds(60),
            project.workspaceImages());
    iteration.publish(name.apply("published"));
    iteration.add(
        new ExportedModel(id("model"), "ONNX", Optional.of("ONNX10"), "Done", false, bytes("PK")));
    project.add(iteration);
    project.add(
        new StoredPrediction(
            id("prediction"), iteration.id(), START, bytes("GIF89a"), "image/gif", List.of()));
    account.add(project);
    return account;
  }

  private static Image image(String id, Tag tag, Map<String, String> metadata) {
    byte[] gif = bytes("GIF89a" + id);
    return new Image(
        id(id),
        START,
        1,
        1,
        gif,
        gif,
        "image/gif",
        List.of(new ImageTag(tag.id(), tag.name(), START)),
        List.of(),
        metadata);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static UUID id(String name) {
    return UUID.nameUUIDFromBytes(bytes(name));
  }
}
