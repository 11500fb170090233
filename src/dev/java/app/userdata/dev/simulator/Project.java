package app.userdata.dev.simulator;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** A project: the workspace, its tags, what was trained from it and what was predicted with it. */
public final class Project {
  private final UUID id;
  private final String name;
  private final String description;
  private final Domain domain;
  private final Optional<String> classificationType;
  private final Instant created;
  private final List<Tag> tags = new CopyOnWriteArrayList<>();
  private final ImageSet workspace = new ImageSet();
  private final List<Iteration> iterations = new CopyOnWriteArrayList<>();
  private final List<StoredPrediction> predictions = new CopyOnWriteArrayList<>();
  private volatile boolean disasterRecovery;
  private volatile boolean keyRevoked;
  private volatile CustomerStorage storage = CustomerStorage.NONE;

  /** A classification type makes sense for classification domains only; detection has none. */
  public Project(
      String name,
      String description,
      Domain domain,
      Optional<String> classificationType,
      Instant created) {
    this.id = Ids.of("project/" + name);
    this.name = name;
    this.description = description;
    this.domain = domain;
    this.classificationType = classificationType;
    this.created = created;
  }

  public UUID id() {
    return id;
  }

  public String name() {
    return name;
  }

  public String description() {
    return description;
  }

  public Domain domain() {
    return domain;
  }

  public Optional<String> classificationType() {
    return classificationType;
  }

  public Instant created() {
    return created;
  }

  public List<Tag> tags() {
    return List.copyOf(tags);
  }

  public void add(Tag tag) {
    tags.add(tag);
  }

  /** Takes the tag off the project, and its marks and regions off the images of the workspace. */
  public void removeTag(UUID tagId) {
    tags.removeIf(tag -> tag.id().equals(tagId));
    workspace.replaceAll(image -> image.without(Set.of(tagId)));
  }

  /** The images of the workspace, oldest first. */
  public List<Image> workspaceImages() {
    return workspace.sorted(true);
  }

  /** Adds an image to the workspace, or puts another version in place of the one there. */
  public void put(Image image) {
    workspace.put(image);
  }

  /** Takes images out of the workspace; iterations that were trained on them keep them. */
  public void removeFromWorkspace(Collection<UUID> imageIds) {
    workspace.remove(imageIds);
  }

  public List<Iteration> iterations() {
    return List.copyOf(iterations);
  }

  public void add(Iteration iteration) {
    iterations.add(iteration);
  }

  public void removeIteration(UUID iterationId) {
    iterations.removeIf(iteration -> iteration.id().equals(iterationId));
  }

  public List<StoredPrediction> predictions() {
    return List.copyOf(predictions);
  }

  public void add(StoredPrediction prediction) {
    predictions.add(prediction);
  }

  public void removePredictions(Collection<UUID> ids) {
    Set<UUID> gone = Set.copyOf(ids);
    predictions.removeIf(prediction -> gone.contains(prediction.id()));
  }

  /** The ids of the images in the workspace and in every iteration. */
  public Set<UUID> allImageIds() {
    Set<UUID> ids = new HashSet<>();
    imageSets().forEach(set -> ids.addAll(set.ids()));
    return Set.copyOf(ids);
  }

  /** An image wherever it lives, the workspace first. */
  public Optional<Image> findImage(UUID imageId) {
    return imageSets().flatMap(set -> set.find(imageId).stream()).findFirst();
  }

  public Optional<Iteration> findIteration(UUID iterationId) {
    return iterations.stream().filter(iteration -> iteration.id().equals(iterationId)).findFirst();
  }

  public boolean isPublished() {
    return iterations.stream().anyMatch(iteration -> iteration.publishName().isPresent());
  }

  public boolean disasterRecovery() {
    return disasterRecovery;
  }

  /** In disaster recovery a project can be read but not changed. */
  public void disasterRecovery(boolean on) {
    disasterRecovery = on;
  }

  public boolean keyRevoked() {
    return keyRevoked;
  }

  /** Once the customer took back the encryption key, nothing can be read or changed. */
  public void keyRevoked(boolean on) {
    keyRevoked = on;
  }

  public CustomerStorage storage() {
    return storage;
  }

  /** Connects the project with storage of the customer. */
  public void storage(CustomerStorage connected) {
    storage = connected;
  }

  ImageSet workspace() {
    return workspace;
  }

  Stream<ImageSet> imageSets() {
    return Stream.concat(Stream.of(workspace), iterations.stream().map(Iteration::imageSet));
  }
}
