package app.userdata.archive;

/** Opens the archive of a job; the folder bears the job's id. */
@FunctionalInterface
public interface ExportArchives {
  ExportArchive of(String jobId);
}
