package app.userdata.dev.folder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The files below a folder in the order of their names, which are paths with {@code /}: the order
 * in which a storage account lists blobs, where {@code a.json} comes before {@code a/b}. It holds
 * the names of one folder a level, follows no links, and leaves out what the name begins with a
 * dot.
 */
final class SortedFiles implements Iterator<String> {
  private final Path root;
  private final String suffix;
  private final String prefix;
  private final String after;
  private final Deque<Level> levels = new ArrayDeque<>();
  private Optional<String> next = Optional.empty();

  /** A folder that is being walked; its name is empty or ends in {@code /}. */
  private record Level(String folder, Iterator<String> names) {}

  /**
   * @param suffix with which all files end, and which their names leave out
   * @param prefix with which the names begin
   * @param after only what comes after this name
   */
  SortedFiles(Path root, String suffix, String prefix, String after) {
    this.root = root;
    this.suffix = suffix;
    this.prefix = prefix;
    this.after = after;
    levels.push(level(""));
  }

  @Override
  public boolean hasNext() {
    while (next.isEmpty() && !levels.isEmpty()) {
      Level level = levels.element();
      if (!level.names().hasNext()) {
        levels.pop();
        continue;
      }
      String name = level.folder() + level.names().next();
      if (name.endsWith("/")) {
        if (mayHold(name)) {
          levels.push(level(name));
        }
      } else if (name.startsWith(prefix) && name.compareTo(after) > 0) {
        next = Optional.of(name);
      }
    }
    return next.isPresent();
  }

  @Override
  public String next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    String found = next.orElseThrow();
    next = Optional.empty();
    return found;
  }

  /** Whether a folder may hold a file that is looked for. */
  private boolean mayHold(String folder) {
    boolean inside = folder.startsWith(prefix) || prefix.startsWith(folder);
    return inside && (after.startsWith(folder) || folder.compareTo(after) > 0);
  }

  private Level level(String folder) {
    return new Level(folder, names(root.resolve(folder), suffix).iterator());
  }

  /** What lies directly in a folder, in order; names of folders end in {@code /}. */
  static List<String> names(Path folder, String suffix) {
    List<String> names = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        String name = String.valueOf(entry.getFileName());
        if (name.startsWith(".")) {
          continue;
        }
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          names.add(name + "/");
        } else if (name.endsWith(suffix)) {
          names.add(name.substring(0, name.length() - suffix.length()));
        }
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (IOException e) {
      throw new FolderException(folder, e);
    }
    Collections.sort(names);
    return names;
  }
}
