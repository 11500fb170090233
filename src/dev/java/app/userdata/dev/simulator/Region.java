package app.userdata.dev.simulator;

import java.time.Instant;
import java.util.UUID;

/** A tagged box on an image, in fractions of its width and height. */
public record Region(
    UUID id,
    UUID tagId,
    String tagName,
    Instant created,
    float left,
    float top,
    float width,
    float height) {}
