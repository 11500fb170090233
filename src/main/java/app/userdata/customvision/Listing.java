package app.userdata.customvision;

/** Which images one listing shows; before v3.3 only two listings together show all. */
public enum Listing {
  ALL("images", "GetImages", "GetImageCount"),
  TAGGED("images/tagged", "GetTaggedImages", "GetTaggedImageCount"),
  UNTAGGED("images/untagged", "GetUntaggedImages", "GetUntaggedImageCount");

  private final String path;
  private final String operation;
  private final String countOperation;

  Listing(String path, String operation, String countOperation) {
    this.path = path;
    this.operation = operation;
    this.countOperation = countOperation;
  }

  String path() {
    return path;
  }

  String operation() {
    return operation;
  }

  String countOperation() {
    return countOperation;
  }
}
