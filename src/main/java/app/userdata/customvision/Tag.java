package app.userdata.customvision;

import java.util.UUID;

/** A tag, of the workspace or as an iteration remembers it. */
public record Tag(UUID id, String name, RawJson json) {}
