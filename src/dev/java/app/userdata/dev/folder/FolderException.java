package app.userdata.dev.folder;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A folder cannot be used as it must be; the message says which, and why. It is no {@link
 * IOException}, so that nobody takes it for a reply that broke off.
 */
public final class FolderException extends RuntimeException {
  private static final long serialVersionUID = 1;
  private final boolean refusal;

  private FolderException(String sentence) {
    super(sentence);
    refusal = true;
  }

  FolderException(Path file, IOException cause) {
    super(file + " cannot be read or written: " + reason(cause) + ".", cause);
    refusal = false;
  }

  /** The folder is not one for what was asked. */
  static FolderException refused(String sentence) {
    return new FolderException(sentence);
  }

  /** Whether another folder has to be named; else this one has to be made usable. */
  public boolean refusal() {
    return refusal;
  }

  /** The sentence for people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "this user may not";
    }
    if (cause instanceof NoSuchFileException) {
      return "there is no such place";
    }
    if (cause instanceof FileSystemException of) {
      return Optional.ofNullable(of.getReason()).orElse("it is in the way");
    }
    return Optional.ofNullable(cause.getMessage()).orElse(cause.getClass().getSimpleName());
  }
}
