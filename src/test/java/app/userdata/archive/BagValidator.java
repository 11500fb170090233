package app.userdata.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Validates a bag on disk as RFC 8493 (BagIt 1.0) says, sharing nothing with the code that writes
 * bags.
 */
public final class BagValidator {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ?\\*?(\\S.*)");
  private static final Pattern OXUM = Pattern.compile("Payload-Oxum: (\\d+)\\.(\\d+)");
  private final Path bag;
  private final List<String> problems = new ArrayList<>();

  public BagValidator(Path bag) {
    this.bag = bag;
  }

  /** What is wrong with the bag; nothing when it is complete and valid. */
  public List<String> problems() throws IOException {
    declaration();
    Map<String, String> payload = manifest("manifest-sha256.txt");
    Map<String, String> tags = manifest("tagmanifest-sha256.txt");
    check(payload);
    check(tags);
    Set<String> present = files();
    present.stream()
        .filter(name -> name.startsWith("data/") && !payload.containsKey(name))
        .forEach(name -> problems.add("not in the manifest: " + name));
    payload.keySet().stream()
        .filter(name -> !name.startsWith("data/"))
        .forEach(name -> problems.add("no payload: " + name));
    for (String name : List.of("bagit.txt", "bag-info.txt", "manifest-sha256.txt")) {
      if (!tags.containsKey(name)) {
        problems.add("not in the tag manifest: " + name);
      }
    }
    oxum(present);
    return problems;
  }

  private void declaration() throws IOException {
    byte[] expected =
        "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(expected, Files.readAllBytes(bag.resolve("bagit.txt")))) {
      problems.add("bagit.txt is not the declaration of BagIt 1.0 in UTF-8");
    }
  }

  private Map<String, String> manifest(String name) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (String line : Files.readAllLines(bag.resolve(name))) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        problems.add("not a line of a manifest in " + name);
        continue;
      }
      String path = matcher.group(2).replace("%0A", "\n").replace("%0D", "\r").replace("%25", "%");
      if (path.startsWith("/") || path.startsWith("~") || path.contains("..")) {
        problems.add("leads out of the bag: " + path);
      } else if (hashes.put(path, matcher.group(1)) != null) {
        problems.add("listed twice: " + path);
      }
    }
    return hashes;
  }

  private void check(Map<String, String> hashes) throws IOException {
    for (Map.Entry<String, String> entry : hashes.entrySet()) {
      Path file = bag.resolve(entry.getKey());
      if (!Files.isRegularFile(file)) {
        problems.add("missing: " + entry.getKey());
      } else if (!sha256(Files.readAllBytes(file)).equals(entry.getValue())) {
        problems.add("changed: " + entry.getKey());
      }
    }
  }

  private void oxum(Set<String> present) throws IOException {
    long bytes = 0;
    long count = 0;
    for (String name : present) {
      if (name.startsWith("data/")) {
        bytes += Files.size(bag.resolve(name));
        count++;
      }
    }
    Matcher matcher = OXUM.matcher(Files.readString(bag.resolve("bag-info.txt")));
    if (!matcher.find()) {
      problems.add("bag-info.txt has no Payload-Oxum");
    } else if (!matcher.group().equals("Payload-Oxum: " + bytes + "." + count)) {
      problems.add("Payload-Oxum is not " + bytes + "." + count);
    }
  }

  private Set<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(bag)) {
      Set<String> names = new TreeSet<>();
      files
          .filter(Files::isRegularFile)
          .forEach(file -> names.add(bag.relativize(file).toString().replace('\\', '/')));
      return names;
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
