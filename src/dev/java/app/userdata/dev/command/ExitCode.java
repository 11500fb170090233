package app.userdata.dev.command;

/** How commands end, for scripts. Whoever presses Ctrl+C gets 130, from the Java machine. */
enum ExitCode {
  DONE(0),
  NOT_ALL(1),
  WRONG_USE(2),
  UNAVAILABLE(3);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
