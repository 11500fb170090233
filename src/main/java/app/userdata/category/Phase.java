package app.userdata.category;

import java.util.Arrays;

/**
 * The phases of a deletion, in the order in which they run: nothing goes before what it is needed
 * for, and a project goes last. The next phase begins when every item of the one before has been
 * looked for again.
 */
public enum Phase {
  /** A published iteration can be deleted by no operation. */
  UNPUBLISH("unpublish", 100),
  PREDICTIONS("predictions", 64),
  IMAGES("images", 256),
  ITERATIONS("iterations", 20),
  TAGS("tags", 100),
  PROJECTS("projects", 1);

  private static final int BATCHES = 8;

  private final String id;
  private final int batch;

  Phase(String id, int batch) {
    this.id = id;
    this.batch = batch;
  }

  /** The name in plans, records and messages. */
  public String id() {
    return id;
  }

  /** How many items one step deletes: what one call takes, or what ten seconds allow. */
  public int batch() {
    return batch;
  }

  /** How many items a piece of the plan holds: what some steps delete. */
  public int piece() {
    return BATCHES * batch;
  }

  /** What goes in this phase takes along what it holds, so that is compared with the plan first. */
  public boolean takesAlong() {
    return this == ITERATIONS || this == PROJECTS;
  }

  /** The phase of that name. */
  public static Phase of(String id) {
    return Arrays.stream(values())
        .filter(phase -> phase.id.equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no phase " + id));
  }
}
