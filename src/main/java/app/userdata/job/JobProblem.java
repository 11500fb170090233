package app.userdata.job;

import java.util.Optional;

/** A request that cannot be carried out, with one sentence that names what to change. */
public final class JobProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Kind kind;
  private final String type;
  private final String field;

  private JobProblem(Kind kind, String type, String field, String sentence) {
    super(sentence);
    this.kind = kind;
    this.type = type;
    this.field = field;
  }

  /** What sort of refusal it is. */
  public enum Kind {
    INVALID,
    FORBIDDEN,
    NOT_FOUND,
    CONFLICT,
    CHANGED,
    KEY_REUSED,
    UNAVAILABLE
  }

  /** The request is wrong in that field. */
  public static JobProblem invalid(String field, String sentence) {
    return new JobProblem(Kind.INVALID, "invalid-request", field, sentence);
  }

  /** Whoever asks may not do this. */
  public static JobProblem forbidden(String type, String sentence) {
    return new JobProblem(Kind.FORBIDDEN, type, "", sentence);
  }

  /** What was asked for does not exist. */
  public static JobProblem notFound(String type, String sentence) {
    return new JobProblem(Kind.NOT_FOUND, type, "", sentence);
  }

  /** The job is not in a state for this. */
  public static JobProblem conflict(String type, String sentence) {
    return new JobProblem(Kind.CONFLICT, type, "", sentence);
  }

  /** What the request relies on is not as it was. */
  public static JobProblem changed(String type, String sentence) {
    return new JobProblem(Kind.CHANGED, type, "", sentence);
  }

  /** The idempotency key was used for another request. */
  public static JobProblem keyReused(String sentence) {
    return new JobProblem(Kind.KEY_REUSED, "idempotency-key-reused", "", sentence);
  }

  /** Something this app depends on does not answer. */
  public static JobProblem unavailable(String type, String sentence) {
    return new JobProblem(Kind.UNAVAILABLE, type, "", sentence);
  }

  public Kind kind() {
    return kind;
  }

  /** A stable word for programs, the last part of the problem's {@code type}. */
  public String type() {
    return type;
  }

  /** The part of the request that is wrong. */
  public Optional<String> field() {
    return field.isEmpty() ? Optional.empty() : Optional.of(field);
  }

  /** The sentence for people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
