package app.userdata.category;

/** One row of the table of data categories. */
public interface DataCategory {
  /** Its name. */
  CategoryId id();

  /** What can be done with it, and with which operations of the service. */
  Capability capability();

  /**
   * Does one step of an export. Repeating it is harmless: names of files follow from ids, and a
   * repeated write replaces.
   *
   * @throws app.userdata.customvision.CustomVisionException when the service refuses or does not
   *     answer
   */
  StepResult export(Step step, ExportContext context);

  /**
   * Deletes what a chunk of a confirmed plan names. Repeating it is harmless: what is gone already
   * is absent. A category that no operation deletes is never asked.
   *
   * @throws app.userdata.customvision.CustomVisionException when the service does not answer, so
   *     that the step is delivered again
   */
  default Deleted delete(Deletion deletion) {
    throw new IllegalStateException(id() + " is deleted by no operation");
  }
}
