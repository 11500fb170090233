package app.userdata.dev.folder;

import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchives;
import java.nio.file.Path;

/** The archive of the one export that a folder is for: the bag is the folder itself. */
public final class FolderArchives implements ExportArchives {
  private final ExportArchive archive;

  /**
   * @param folder the bag
   * @param pieces a folder on the same disk, for files that are not whole yet
   */
  public FolderArchives(Path folder, Path pieces) {
    archive = new FolderArchive(folder, new WholeFiles(pieces));
  }

  @Override
  public ExportArchive of(String jobId) {
    return archive;
  }
}
