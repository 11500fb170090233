package app.userdata.dev.simulator;

import java.time.Instant;
import java.util.UUID;

/** The fact that an image carries a tag. */
public record ImageTag(UUID tagId, String tagName, Instant created) {}
