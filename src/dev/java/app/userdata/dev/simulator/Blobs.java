package app.userdata.dev.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the bytes behind a blob path in what the account holds right now. */
final class Blobs {
  private static final Pattern IMAGE = Pattern.compile("/i-(\\w{32})/([iot])-(\\w{32})");
  private static final Pattern PREDICTION =
      Pattern.compile("/predictionimages/([\\w-]{36})/([iot])-(\\w{32})");
  private static final Pattern MODEL = Pattern.compile("/m-(\\w{32})/(\\S+\\.zip)");
  private static final Pattern PROJECT_EXPORT =
      Pattern.compile("/prjexp-(\\w{32})/project-export-info");
  private final Account account;

  Blobs(Account account) {
    this.account = account;
  }

  /** What a blob holds. */
  record Blob(UUID owner, String contentType, byte[] bytes) {}

  Optional<Blob> find(String path, Set<UUID> broken) {
    return image(path)
        .or(() -> prediction(path))
        .or(() -> model(path))
        .or(() -> projectExport(path))
        .filter(blob -> !broken.contains(blob.owner()));
  }

  /** Whether the path has a known shape and lies in this project. */
  static boolean isIn(Project project, String path) {
    for (Pattern shape : new Pattern[] {IMAGE, PREDICTION, MODEL, PROJECT_EXPORT}) {
      Matcher matcher = shape.matcher(path);
      if (matcher.matches()) {
        return matcher.group(1).replace("-", "").equals(Ids.plain(project.id()));
      }
    }
    return false;
  }

  private Optional<Blob> image(String path) {
    Matcher matcher = IMAGE.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    UUID id = dashed(matcher.group(3));
    boolean original = matcher.group(2).equals("o");
    return project(project -> Ids.plain(project.id()).equals(matcher.group(1)))
        .flatMap(project -> project.findImage(id))
        .map(
            image -> new Blob(id, image.contentType(), original ? image.bytes() : image.resized()));
  }

  private Optional<Blob> prediction(String path) {
    Matcher matcher = PREDICTION.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    UUID id = dashed(matcher.group(3));
    return project(project -> project.id().toString().equals(matcher.group(1)))
        .flatMap(
            project -> project.predictions().stream().filter(p -> p.id().equals(id)).findFirst())
        .map(prediction -> new Blob(id, prediction.contentType(), prediction.bytes()));
  }

  private Optional<Blob> model(String path) {
    Matcher matcher = MODEL.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return project(project -> Ids.plain(project.id()).equals(matcher.group(1))).stream()
        .flatMap(project -> project.iterations().stream())
        .flatMap(iteration -> iteration.exports().stream())
        .filter(model -> model.isDone() && model.blobName().equals(matcher.group(2)))
        .map(model -> new Blob(model.id(), "application/zip", model.bytes()))
        .findFirst();
  }

  private Optional<Blob> projectExport(String path) {
    Matcher matcher = PROJECT_EXPORT.matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return project(project -> Ids.plain(project.id()).equals(matcher.group(1)))
        .map(project -> new Blob(project.id(), "application/octet-stream", "{}".getBytes(UTF_8)));
  }

  private Optional<Project> project(Predicate<Project> wanted) {
    return account.projects().stream().filter(wanted).findFirst();
  }

  private static UUID dashed(String plain) {
    try {
      return UUID.fromString(
          plain.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5"));
    } catch (IllegalArgumentException e) {
      return new UUID(0, 0);
    }
  }
}
