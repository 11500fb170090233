package app.userdata.infra.bicep;

/**
 * A place in a file, for sentences that people follow.
 *
 * @param file its path below the project folder
 * @param line from 1
 * @param column from 1
 */
public record Position(String file, int line, int column) {
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
