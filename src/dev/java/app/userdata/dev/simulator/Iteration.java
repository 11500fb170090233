package app.userdata.dev.simulator;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** One training of a project, with its own copy of tags and images. */
public final class Iteration {
  private final UUID id;
  private final String name;
  private final String status;
  private final Instant created;
  private final Domain domain;
  private final Optional<String> classificationType;
  private final List<Tag> tags;
  private final ImageSet images = new ImageSet();
  private final List<ExportedModel> exports = new CopyOnWriteArrayList<>();
  private volatile Optional<String> publishName = Optional.empty();

  public Iteration(
      Project project, String name, String status, Instant created, Collection<Image> trainedOn) {
    this.id = Ids.of(project.id() + "/iteration/" + name);
    this.name = name;
    this.status = status;
    this.created = created;
    this.domain = project.domain();
    this.classificationType = project.classificationType();
    this.tags = List.copyOf(project.tags());
    this.images.putAll(trainedOn);
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String status() {
    return status;
  }

  public Instant created() {
    return created;
  }

  public boolean isTrained() {
    return status.equals("Completed");
  }

  /** The tags as they were when this iteration was trained. */
  public List<Tag> tags() {
    return tags;
  }

  /** The images it was trained on, oldest first. */
  public List<Image> images() {
    return images.sorted(true);
  }

  public List<ExportedModel> exports() {
    return List.copyOf(exports);
  }

  public void add(ExportedModel model) {
    exports.add(model);
  }

  public Optional<String> publishName() {
    return publishName;
  }

  public void publish(String as) {
    publishName = Optional.of(as);
  }

  public void unpublish() {
    publishName = Optional.empty();
  }

  ImageSet imageSet() {
    return images;
  }

  Domain domain() {
    return domain;
  }

  Optional<String> classificationType() {
    return classificationType;
  }
}
