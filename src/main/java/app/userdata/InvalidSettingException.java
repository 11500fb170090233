package app.userdata;

/** A setting that cannot work, in one sentence that names it and what to write, never its value. */
public final class InvalidSettingException extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  public InvalidSettingException(String sentence) {
    super(sentence);
  }

  /** The sentence for people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
