package app.userdata.dev.benchmark;

/**
 * What one run of a side took.
 *
 * @param images how many were copied
 * @param bytes of all of them
 * @param seconds from the order to the end
 * @param writing seconds from the first write of an image to the last
 * @param requests what was asked of service and storage
 */
record Run(int images, long bytes, double seconds, double writing, Usage usage, Requests requests) {
  double rate() {
    return images / seconds;
  }

  /** Images a second while images were written. */
  double writingRate() {
    return images / writing;
  }

  double megabytesPerSecond() {
    return bytes / seconds / 1e6;
  }

  double cpuMillisPerImage() {
    return usage.cpuNanos() / 1e6 / images;
  }
}
