package app.userdata.dev.command;

import java.io.PrintStream;

/** Says how to go on when somebody stops the command: with Ctrl+C or a signal. */
final class StopNotice implements AutoCloseable {
  private final Thread hook;

  private StopNotice(Thread hook) {
    this.hook = hook;
  }

  /** Until it is closed, an end of the process is told of in one sentence. */
  static StopNotice of(PrintStream err, String sentence) {
    Thread hook =
        new Thread(
            () -> {
              err.println();
              err.println(sentence);
              err.flush();
            });
    Runtime.getRuntime().addShutdownHook(hook);
    return new StopNotice(hook);
  }

  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending: the sentence is being told.
    }
  }
}
