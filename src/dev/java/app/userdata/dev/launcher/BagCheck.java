package app.userdata.dev.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Checks a bag on disk like {@code sha256sum -c} would, and that it holds no file that no manifest
 * lists.
 */
final class BagCheck {
  private static final int HASH = 64;
  private final Path bag;

  BagCheck(Path bag) {
    this.bag = bag;
  }

  /** What is wrong, a sentence each; nothing when the bag is right. */
  List<String> problems() throws IOException {
    List<String> problems = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    for (String manifest : List.of("manifest-sha256.txt", "tagmanifest-sha256.txt")) {
      for (String line : Files.readAllLines(bag.resolve(manifest))) {
        String name = line.substring(HASH + 2);
        listed.add(name);
        Path file = bag.resolve(name);
        if (!Files.exists(file)) {
          problems.add(name + " is listed in " + manifest + " but missing");
        } else if (!hash(file).equals(line.substring(0, HASH))) {
          problems.add(name + " has another SHA-256 than " + manifest + " says");
        }
      }
    }
    try (Stream<Path> files = Files.walk(bag)) {
      files
          .filter(Files::isRegularFile)
          .map(file -> bag.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.startsWith("data/") && !listed.contains(name))
          .forEach(name -> problems.add(name + " is in the bag but in no manifest"));
    }
    return problems;
  }

  private static String hash(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = Files.newInputStream(file);
        OutputStream hashing = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      in.transferTo(hashing);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
