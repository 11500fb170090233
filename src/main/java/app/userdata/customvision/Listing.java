package app.userdata.customvision;

/** Which images one listing shows; before v3.3 only two listings together show all. */
public enum Listing {
  ALL("images"),
  TAGGED("images/tagged"),
  UNTAGGED("images/untagged");

  private final String path;

  Listing(String path) {
    this.path = path;
  }

  String path() {
    return path;
  }
}
