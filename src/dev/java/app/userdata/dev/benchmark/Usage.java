package app.userdata.dev.benchmark;

/**
 * What a process used for one run.
 *
 * @param cpuNanos of all its threads
 * @param heapAfter the most bytes after a collection
 * @param heapPeak the most bytes in use
 */
record Usage(long cpuNanos, long heapAfter, long heapPeak) {
  /** Reads what {@link #toString} wrote. */
  static Usage parse(String text) {
    String[] words = text.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalStateException("a measured process says: " + text);
    }
    return new Usage(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  @Override
  public String toString() {
    return cpuNanos + " " + heapAfter + " " + heapPeak;
  }
}
