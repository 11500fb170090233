package app.userdata.dev.command;

import java.util.Optional;

/** A command cannot be carried out, with one sentence that names what to change. */
public final class CommandProblem extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final ExitCode code;
  private final String type;
  private final String field;

  private CommandProblem(ExitCode code, String type, String field, String sentence) {
    super(sentence);
    this.code = code;
    this.type = type;
    this.field = field;
  }

  /** What was written is wrong. */
  static CommandProblem wrongUse(String type, String sentence) {
    return new CommandProblem(ExitCode.WRONG_USE, type, "", sentence);
  }

  /** The same, of one part of the request. */
  static CommandProblem wrongUse(String type, Optional<String> field, String sentence) {
    return new CommandProblem(ExitCode.WRONG_USE, type, field.orElse(""), sentence);
  }

  /** Settings, the service or a folder do not let it go on. */
  public static CommandProblem unavailable(String type, String sentence) {
    return new CommandProblem(ExitCode.UNAVAILABLE, type, "", sentence);
  }

  ExitCode code() {
    return code;
  }

  /** A stable word for programs. */
  String type() {
    return type;
  }

  /** The part of the request that is wrong. */
  Optional<String> field() {
    return Optional.of(field).filter(name -> !name.isEmpty());
  }

  /** The sentence for people. */
  String sentence() {
    return String.valueOf(getMessage());
  }
}
