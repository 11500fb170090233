package app.userdata.infra.bicep;

/** A file that is no Bicep, with the place of its first mistake. */
public final class BicepSyntaxException extends RuntimeException {
  private final transient Position position;
  private final String problem;

  BicepSyntaxException(Position position, String problem) {
    super(position + ": " + problem);
    this.position = position;
    this.problem = problem;
  }

  public Position position() {
    return position;
  }

  /** The sentence without the place. */
  public String problem() {
    return problem;
  }
}
