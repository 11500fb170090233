package app.userdata.evidence;

import java.util.List;

/**
 * What a verification found. The sentences hold no control characters, whatever the file held, so
 * they can be printed.
 *
 * @param faults why the certificate is not valid; none when it is
 * @param facts what it says, who signed it, and what could not be checked
 */
public record Verdict(List<String> faults, List<String> facts) {
  public Verdict {
    faults = printable(faults);
    facts = printable(facts);
  }

  public boolean valid() {
    return faults.isEmpty();
  }

  private static List<String> printable(List<String> sentences) {
    return sentences.stream().map(sentence -> sentence.replaceAll("\\p{C}", "?")).toList();
  }
}
