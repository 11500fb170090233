package app.userdata.archive.format;

/** A box as a tool sees it: its class, and its edges in pixels, the left and upper one from 0. */
public record SeenBox(String name, double left, double top, double right, double bottom) {

  /** How far an edge lies from the same one of another box, at most. */
  public double distance(SeenBox other) {
    return Math.max(
        Math.max(Math.abs(left - other.left), Math.abs(top - other.top)),
        Math.max(Math.abs(right - other.right), Math.abs(bottom - other.bottom)));
  }
}
