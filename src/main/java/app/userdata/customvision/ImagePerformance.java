package app.userdata.customvision;

import java.util.UUID;

/** What an iteration predicted for one of its training images. */
public record ImagePerformance(UUID id, RawJson json) {}
