package app.userdata.dev.simulator;

import java.util.Optional;
import java.util.UUID;

/** A tag of a project or, as a copy, of an iteration. */
public record Tag(UUID id, String name, Optional<String> description, String type) {
  public Tag(UUID id, String name) {
    this(id, name, Optional.empty(), "Regular");
  }
}
