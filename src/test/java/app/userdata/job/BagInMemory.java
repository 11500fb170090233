package app.userdata.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The rules of a bag, on an archive in memory. */
final class BagInMemory {
  private static final String PAYLOAD = "data/";
  private static final int HASH = 64;

  private BagInMemory() {}

  /** Both manifests name exactly what is there, with its hash. */
  static void isValid(NavigableMap<String, byte[]> archive) {
    assertThat(listed(archive, "manifest-sha256.txt"))
        .isEqualTo(stored(archive, path -> path.startsWith(PAYLOAD)));
    Map<String, String> tags = listed(archive, "tagmanifest-sha256.txt");
    assertThat(tags).containsKeys("bagit.txt", "bag-info.txt", "manifest-sha256.txt");
    assertThat(tags).isEqualTo(stored(archive, tags::containsKey));
  }

  private static Map<String, String> listed(NavigableMap<String, byte[]> archive, String manifest) {
    Map<String, String> listed = new TreeMap<>();
    new String(requireNonNull(archive.get(manifest)), UTF_8)
        .lines()
        .forEach(line -> listed.put(line.substring(HASH + 2), line.substring(0, HASH)));
    return listed;
  }

  private static Map<String, String> stored(
      NavigableMap<String, byte[]> archive, Predicate<String> wanted) {
    Map<String, String> stored = new TreeMap<>();
    archive.forEach(
        (path, bytes) -> {
          if (wanted.test(path)) {
            stored.put(path, ServedAccount.sha256(bytes));
          }
        });
    return stored;
  }
}
