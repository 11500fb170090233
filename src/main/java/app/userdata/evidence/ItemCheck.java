package app.userdata.evidence;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares the files of items with the certificate that names them. Reads line by line; what is in
 * memory are the keys of one file, to find an item that it lists twice.
 */
final class ItemCheck {
  private static final int MOST_LINE = 16 * 1024;
  private final Evidence evidence;
  private final Findings findings;
  private final Map<String, Long> counts = new HashMap<>();

  ItemCheck(Evidence evidence, Findings findings) {
    this.evidence = evidence;
    this.findings = findings;
  }

  void check(ItemSource source) {
    int read = 0;
    for (ItemPart part : evidence.items()) {
      try {
        Optional<InputStream> content = source.open(part.part());
        if (content.isPresent()) {
          read += check(part, content.get()) ? 1 : 0;
        } else {
          findings.fact(part.part() + " is not there and was not checked.");
        }
      } catch (IOException e) {
        findings.fault(part.part() + " could not be read.");
      }
    }
    if (read == evidence.items().size()) {
      compare();
    } else {
      findings.fact(
          "Not all files of items could be read, so that the counts were not compared with items.");
    }
  }

  /** False when the file cannot be counted. */
  private boolean check(ItemPart part, InputStream content) throws IOException {
    MessageDigest digest = Hashes.digest();
    long lines = 0;
    boolean readable = true;
    try (InputStream in = new BufferedInputStream(new DigestInputStream(content, digest))) {
      Set<String> keys = new HashSet<>();
      for (byte[] line = line(in); readable && line.length > 0; line = line(in)) {
        lines++;
        readable = count(part, lines, line, keys);
      }
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    if (!Hashes.hex(digest.digest()).equals(part.sha256())) {
      findings.fault(
          part.part() + " was altered: it has another SHA-256 than the certificate says.");
    }
    if (readable && lines != part.lines()) {
      findings.fault(
          part.part() + " has " + lines + " lines; the certificate says " + part.lines() + ".");
    }
    return readable;
  }

  private boolean count(ItemPart part, long number, byte[] line, Set<String> keys) {
    try {
      EvidenceItem item = EvidenceJson.read(EvidenceJson.parse(line), EvidenceItem.class);
      counts.merge(item.category() + " " + item.outcome().id(), 1L, Long::sum);
      if (!keys.add(item.key())) {
        findings.fault("Line " + number + " of " + part.part() + " repeats an item.");
      }
      return true;
    } catch (IllegalArgumentException e) {
      findings.fault("Line " + number + " of " + part.part() + " is no item: " + e.getMessage());
      return false;
    }
  }

  /** The next line with its line feed; empty at the end; cut off when it is too long. */
  private static byte[] line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next >= 0; next = in.read()) {
      line.write(next);
      if (next == '\n' || line.size() >= MOST_LINE) {
        break;
      }
    }
    return line.toByteArray();
  }

  private void compare() {
    evidence
        .categories()
        .forEach(
            (id, category) -> {
              for (ItemOutcome outcome : ItemOutcome.values()) {
                Long found = counts.remove(id + " " + outcome.id());
                long listed = found == null ? 0 : found;
                if (listed != category.count(outcome)) {
                  findings.fault(
                      "In %s %d items are %s; the files list %d."
                          .formatted(id, category.count(outcome), outcome.id(), listed));
                }
              }
            });
    counts.forEach(
        (what, count) ->
            findings.fault("The files list " + count + " items of another category: " + what));
    findings.fact("The files of items were read, and the counts compared with them.");
  }
}
