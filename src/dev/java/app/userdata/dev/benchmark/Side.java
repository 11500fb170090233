package app.userdata.dev.benchmark;

/** One way to copy images, in a process of its own that lives through all rounds. */
interface Side extends AutoCloseable {
  String name();

  /** Copies its images once, into archives that are empty. */
  Run run() throws InterruptedException;

  @Override
  void close();
}
