package app.userdata.dev.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Checks a bag on disk like {@code sha256sum -c} would, that its payload holds no file that no
 * manifest lists, and that it has as many files and bytes as {@code bag-info.txt} says.
 */
public final class BagCheck {
  private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *](\\S.*)");
  private static final Pattern OXUM = Pattern.compile("(?m)^Payload-Oxum: (\\d+\\.\\d+)$");
  private static final int MOST_SHOWN = 20;
  private static final String PAYLOAD = "data/";

  private final Path bag;
  private final List<String> problems = new ArrayList<>();
  private long files;

  public BagCheck(Path bag) {
    this.bag = bag;
  }

  /**
   * What was found.
   *
   * @param files that a manifest lists
   * @param problems a sentence each; none when the bag is right
   */
  public record Found(long files, List<String> problems) {
    public Found {
      problems = List.copyOf(problems);
    }

    public boolean valid() {
      return problems.isEmpty();
    }

    /** Tells people. */
    public void print(PrintStream out) {
      problems.stream().limit(MOST_SHOWN).map(Printable::of).forEach(out::println);
      if (problems.size() > MOST_SHOWN) {
        out.println("and " + (problems.size() - MOST_SHOWN) + " more");
      }
      out.println(
          valid()
              ? "Archive verified: " + files + " files, each with the SHA-256 of its manifest"
              : "The archive is NOT valid");
    }

    /** The same for programs. */
    ObjectNode json() {
      ObjectNode json = JsonNodeFactory.instance.objectNode();
      json.put("valid", valid()).put("files", files);
      problems.forEach(json.putArray("problems")::add);
      return json;
    }
  }

  /** Reads every file once. */
  public Found run() throws IOException {
    if (!Files.isRegularFile(bag.resolve("bagit.txt"))) {
      problems.add("bagit.txt is missing: this is no bag");
      return new Found(files, problems);
    }
    Set<String> payload = manifest("manifest-sha256.txt");
    Set<String> tags = manifest("tagmanifest-sha256.txt");
    for (String name : List.of("bagit.txt", "bag-info.txt", "manifest-sha256.txt")) {
      if (!tags.contains(name)) {
        problems.add(name + " is not listed in tagmanifest-sha256.txt");
      }
    }
    payload(payload);
    return new Found(files, problems);
  }

  /** What is wrong, a sentence each; nothing when the bag is right. */
  public List<String> problems() throws IOException {
    return run().problems();
  }

  /** The files that a manifest lists, each of which is compared with its hash. */
  private Set<String> manifest(String name) throws IOException {
    Set<String> listed = new HashSet<>();
    try (BufferedReader lines = Files.newBufferedReader(bag.resolve(name))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || !inside(matcher.group(2))) {
          problems.add(name + " holds a line that names no file of the bag");
        } else if (listed.add(matcher.group(2))) {
          compare(name, matcher.group(2), matcher.group(1));
        }
      }
    } catch (NoSuchFileException e) {
      problems.add(name + " is missing");
    }
    files += listed.size();
    return listed;
  }

  private boolean inside(String name) {
    Path file = bag.resolve(name).normalize();
    return !Path.of(name).isAbsolute() && file.startsWith(bag.normalize());
  }

  private void compare(String manifest, String name, String expected) throws IOException {
    Path file = bag.resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      problems.add(name + " is listed in " + manifest + " but missing");
    } else if (!hash(file).equals(expected)) {
      problems.add(name + " has another SHA-256 than " + manifest + " says");
    }
  }

  private void payload(Set<String> listed) throws IOException {
    long bytes = 0;
    long count = 0;
    try (Stream<Path> found = Files.walk(bag.resolve("data"))) {
      for (Path file : (Iterable<Path>) found.filter(path -> !Files.isDirectory(path))::iterator) {
        String name = bag.relativize(file).toString().replace('\\', '/');
        bytes += Files.size(file);
        count++;
        if (!listed.contains(name)) {
          problems.add(name + " is in the bag but in no manifest");
        }
      }
    } catch (NoSuchFileException e) {
      problems.add(PAYLOAD + " is missing");
    }
    oxum(bytes + "." + count);
  }

  private void oxum(String actual) throws IOException {
    Path info = bag.resolve("bag-info.txt");
    Matcher said = OXUM.matcher(Files.exists(info) ? Files.readString(info) : "");
    if (!said.find()) {
      problems.add("bag-info.txt does not tell the bytes and files of the payload");
    } else if (!said.group(1).equals(actual)) {
      problems.add("the payload has " + actual + " bytes and files, not " + said.group(1));
    }
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
