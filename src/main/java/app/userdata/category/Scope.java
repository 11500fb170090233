package app.userdata.category;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a job covers, as resolved when it was accepted.
 *
 * @param projects ids of all projects in scope
 * @param subject narrows images and predictions to one person's
 * @param exclude keeps items out
 */
public record Scope(List<UUID> projects, Optional<Subject> subject, Exclusion exclude) {
  public Scope {
    projects = List.copyOf(projects);
  }

  /** What the request selects by. */
  public Selectors selectors() {
    return Selectors.of(this);
  }

  /** Whether an image is wanted. */
  public boolean covers(app.userdata.customvision.Image image) {
    return subject.map(chosen -> chosen.matches(image)).orElse(true) && !exclude.holds(image);
  }

  /** Whether an image is wanted by what several sets show of it: any hold keeps it out. */
  boolean covers(List<app.userdata.customvision.Image> shown) {
    return shown.stream().noneMatch(exclude::holds) && shown.stream().anyMatch(this::covers);
  }

  /** Whether an image would be wanted, were it not kept out. */
  boolean keepsOut(app.userdata.customvision.Image image) {
    return exclude.holds(image) && subject.map(chosen -> chosen.matches(image)).orElse(true);
  }

  /** Whether what people change on an image decides if it is wanted. */
  boolean dependsOnState() {
    return subject.isPresent() || !exclude.tags().isEmpty();
  }

  /** Whether an image of the subject carries tags that are not the subject's. */
  boolean sharedWithOthers(app.userdata.customvision.Image image) {
    return subject.map(chosen -> chosen.sharedWithOthers(image)).orElse(false);
  }

  /** Whether a stored prediction is wanted. */
  public boolean coversPrediction(UUID id) {
    return subject.map(chosen -> chosen.predictionIds().contains(id)).orElse(true)
        && !exclude.imageIds().contains(id);
  }
}
