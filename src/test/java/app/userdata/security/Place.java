package app.userdata.security;

/** Where something can come out of the app. */
enum Place {
  /** Lines of the log, and what functions throw, which the host writes there with all causes. */
  LOG,
  RECORDS,
  /** All queues of steps and requests, and those of their poison. */
  STEPS,
  /** The queue for workflows. */
  EVENTS,
  REPLIES,
  /** The payload of an archive: what the service holds. */
  DATA,
  /** The report of an export, which is for those who may fetch its archive. */
  REPORT,
  /** Manifests, bag-info and names of files. */
  TAG_FILES,
  EVIDENCE
}
