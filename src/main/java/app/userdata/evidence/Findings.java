package app.userdata.evidence;

import java.util.ArrayList;
import java.util.List;

/** Collects what a verification finds. At most {@value #MOST} of each kind are kept. */
final class Findings {
  private static final int MOST = 200;
  private final List<String> faults = new ArrayList<>();
  private final List<String> facts = new ArrayList<>();

  void fault(String sentence) {
    add(faults, sentence);
  }

  void fact(String sentence) {
    add(facts, sentence);
  }

  Verdict verdict() {
    return new Verdict(faults, facts);
  }

  private static void add(List<String> sentences, String sentence) {
    if (sentences.size() < MOST) {
      sentences.add(sentence);
    } else if (sentences.size() == MOST) {
      sentences.add("There is more like this.");
    }
  }
}
