package app.userdata.dev.benchmark;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Arguments such as {@code images=20000}. */
final class Words {
  private final Map<String, String> values;

  private Words(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads them.
   *
   * @throws IllegalArgumentException when one is not known
   */
  static Words of(String[] args, Set<String> known) {
    Map<String, String> values = new HashMap<>();
    for (String word : args) {
      List<String> parts = List.of(word.split("=", 2));
      if (parts.size() != 2 || !known.contains(parts.get(0))) {
        throw new IllegalArgumentException(
            "Unknown argument " + word + "; known are " + known.stream().sorted().toList() + ".");
      }
      values.put(parts.get(0), parts.get(1));
    }
    return new Words(values);
  }

  String text(String name, String usual) {
    return values.getOrDefault(name, usual);
  }

  int number(String name, int usual) {
    String text = text(name, String.valueOf(usual));
    if (!text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(name + " must be a whole number.");
    }
    return Integer.parseInt(text);
  }
}
