package app.userdata.category;

import app.userdata.archive.ArchivePath;
import app.userdata.archive.Bag;
import app.userdata.archive.ExportArchive;
import app.userdata.customvision.RawJson;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Reads what a finished export holds of a project, believing only what its manifests vouch for: the
 * tag manifest for the manifest, the manifest for every document, and storage for every file's
 * being there. Bytes of images are not hashed again.
 */
public final class ExportedArchive {
  private static final int PAGE = 1000;
  private static final int HASH = 64;

  private final ExportArchive archive;
  private final ArchivePath folder;
  private final Map<String, String> vouched = new HashMap<>();

  private ExportedArchive(ExportArchive archive, UUID project) {
    this.archive = archive;
    this.folder = Paths.project(project);
  }

  /**
   * What the archive holds of one project.
   *
   * @throws IllegalStateException when the archive is not what its manifests say
   */
  public static ExportedProject read(ExportArchive archive, UUID project) {
    return new ExportedArchive(archive, project).project();
  }

  private ExportedProject project() {
    vouch();
    if (vouched.isEmpty()) {
      return ExportedProject.NOTHING;
    }
    Map<UUID, String> images = new HashMap<>();
    lines(
        "images.jsonl",
        line -> {
          if (vouched.containsKey(line.path("file").asText())) {
            images.put(id(line), ImageState.fingerprint(line));
          }
        });
    Set<UUID> predictions = new HashSet<>();
    lines(
        "predictions.jsonl",
        line -> {
          if (vouched.containsKey(line.path("file").asText())) {
            predictions.add(id(line));
          }
        });
    Set<UUID> tags = new HashSet<>();
    document("tags.json").forEach(tag -> tags.add(id(tag)));
    Set<String> documents =
        vouched.keySet().stream()
            .filter(name -> name.endsWith(".json"))
            .collect(Collectors.toUnmodifiableSet());
    return new ExportedProject(images, predictions, tags, documents);
  }

  /** Collects the project's files that the manifest lists and storage has. */
  private void vouch() {
    Map<String, String> listed = new HashMap<>();
    String prefix = folder.value() + "/";
    String hash =
        read(
            Bag.MANIFEST,
            line -> {
              String path = line.substring(HASH + 2);
              if (path.startsWith(prefix)) {
                listed.put(path.substring(prefix.length()), line.substring(0, HASH));
              }
            });
    Set<String> tags = new HashSet<>();
    read(Bag.TAG_MANIFEST, tags::add);
    if (!tags.contains(hash + "  " + Bag.MANIFEST)) {
      throw new IllegalStateException(
          "the export's manifest is not the one that it was sealed with");
    }
    Optional<String> continuation = Optional.empty();
    do {
      ExportArchive.Page page = archive.list(prefix, continuation, PAGE);
      for (ExportArchive.StoredFile file : page.files()) {
        String path = file.path().value().substring(prefix.length());
        Optional.ofNullable(listed.get(path)).ifPresent(sha -> vouched.put(path, sha));
      }
      continuation = page.continuation();
    } while (continuation.isPresent());
  }

  private JsonNode document(String name) {
    StringBuilder text = new StringBuilder();
    if (vouched.containsKey(name)) {
      check(name, read(folder.resolve(name), line -> text.append(line).append('\n')));
    }
    return new RawJson(text.length() == 0 ? "[]" : text.toString()).node();
  }

  private void lines(String name, Consumer<JsonNode> each) {
    if (vouched.containsKey(name)) {
      check(name, read(folder.resolve(name), line -> each.accept(new RawJson(line).node())));
    }
  }

  private void check(String name, String hash) {
    if (!hash.equals(vouched.get(name))) {
      throw new IllegalStateException("a document of the export is not the one in its manifest");
    }
  }

  /** Reads a text file line by line and tells its SHA-256. */
  private String read(ArchivePath path, Consumer<String> each) {
    try (InputStream in = archive.read(path)) {
      DigestInputStream hashed = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"));
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(hashed, StandardCharsets.UTF_8));
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        each.accept(line);
      }
      return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException("could not read the export", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static UUID id(JsonNode document) {
    return UUID.fromString(document.path("id").asText());
  }
}
