package app.userdata.dev.simulator;

import java.util.Optional;
import java.util.UUID;

/** How likely a tag is on a picture, and where, when a detection project says so. */
public record Score(float probability, UUID tagId, String tagName, Optional<Box> box) {
  /** A place on a picture, in fractions of its width and height. */
  public record Box(float left, float top, float width, float height) {}
}
