package app.userdata.customvision;

import java.util.Optional;
import java.util.UUID;

/** Where images and tags are looked for: every iteration keeps its own set. */
public sealed interface ImageSet permits ImageSet.Workspace, ImageSet.OfIteration {

  /** The iteration to name in the call; absent for the workspace. */
  Optional<UUID> iterationId();

  static ImageSet workspace() {
    return new Workspace();
  }

  static ImageSet of(UUID iterationId) {
    return new OfIteration(iterationId);
  }

  /** The current training set of the project. */
  record Workspace() implements ImageSet {
    @Override
    public Optional<UUID> iterationId() {
      return Optional.empty();
    }
  }

  /** The set that an iteration was trained with. */
  record OfIteration(UUID id) implements ImageSet {
    @Override
    public Optional<UUID> iterationId() {
      return Optional.of(id);
    }
  }
}
