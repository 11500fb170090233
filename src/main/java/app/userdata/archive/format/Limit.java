package app.userdata.archive.format;

/**
 * What a format cannot tell of a project.
 *
 * @param count of how many
 * @param what images or regions
 * @param why where they are not, and why
 */
record Limit(long count, String what, String why) {

  static Limit unsized(Census census, String place) {
    return new Limit(
        census.unsized(), "images", "are not in " + place + ": their size cannot be read");
  }

  static Limit outside(Census census, String place) {
    return new Limit(
        census.outside(),
        "regions",
        "are not in " + place + ": nothing of them lies on their image");
  }

  static Limit without(long count, String label, String place) {
    return new Limit(count, "images", "are not in " + place + ": they have no " + label);
  }

  /** Tools want images for both; in a small project all may fall to one side. */
  static Limit oneSided(Census census, String place) {
    boolean trains = census.validating() == 0;
    boolean all = trains || census.validating() == census.images();
    return new Limit(
        all ? census.images() : 0,
        "images",
        "are in "
            + place
            + (trains
                ? " for training, none for validation"
                : " for validation, none for training"));
  }

  /** Ids and counts, no names. */
  String sentence(String project) {
    return "%d %s of project %s %s.".formatted(count, what, project, why);
  }
}
