package app.userdata.job;

import app.userdata.archive.ExportArchive;
import app.userdata.archive.ExportArchive.StoredFile;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The files of an archive below a prefix, in order of their names, read a page at a time. */
final class StoredFiles implements Iterator<StoredFile> {
  /** The most that a listing returns at once. */
  private static final int PAGE = 5000;

  private final ExportArchive archive;
  private final String prefix;
  private ExportArchive.Page page;
  private Iterator<StoredFile> files;

  StoredFiles(ExportArchive archive, String prefix) {
    this.archive = archive;
    this.prefix = prefix;
    this.page = archive.list(prefix, Optional.empty(), PAGE);
    this.files = page.files().iterator();
  }

  @Override
  public boolean hasNext() {
    while (!files.hasNext() && page.continuation().isPresent()) {
      page = archive.list(prefix, page.continuation(), PAGE);
      files = page.files().iterator();
    }
    return files.hasNext();
  }

  @Override
  public StoredFile next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return files.next();
  }
}
