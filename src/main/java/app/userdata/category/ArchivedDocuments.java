package app.userdata.category;

import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import app.userdata.customvision.RawJson;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The JSON documents that an archive has of one project; what it has not is a missing node. */
final class ArchivedDocuments {
  /** More than there are documents of all iterations together. */
  private static final int MANY = 1000;

  private final ExportArchive archive;
  private final ArchivePath folder;

  ArchivedDocuments(ExportArchive archive, UUID project) {
    this.archive = archive;
    this.folder = Paths.project(project);
  }

  JsonNode read(String name) {
    ArchivePath path = folder.resolve(name);
    boolean there =
        archive.list(path.value(), Optional.empty(), 1).files().stream()
            .anyMatch(file -> file.path().equals(path));
    if (!there) {
      return MissingNode.getInstance();
    }
    try (InputStream in = archive.read(path)) {
      return new RawJson(new String(in.readAllBytes(), StandardCharsets.UTF_8)).node();
    } catch (IOException e) {
      throw new UncheckedIOException("could not read a document of the archive", e);
    }
  }

  /** The ids below which something lies in a folder of the project. */
  Set<String> ids(String name) {
    String prefix = folder.resolve(name).value() + "/";
    Set<String> ids = new LinkedHashSet<>();
    archive.list(prefix, Optional.empty(), MANY).files().stream()
        .map(file -> file.path().value().substring(prefix.length()))
        .filter(rest -> rest.contains("/"))
        .forEach(rest -> ids.add(rest.substring(0, rest.indexOf('/'))));
    return ids;
  }
}
