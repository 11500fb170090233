package app.userdata.report;

import java.util.List;

/**
 * Items of one category with the same outcome for the same reason.
 *
 * @param what the category, and the outcome where it is not told otherwise
 * @param reason why; empty where the outcome speaks for itself
 * @param first ids of the first of them
 */
public record Group(String what, String reason, long items, List<String> first) {
  public Group {
    first = List.copyOf(first);
  }
}
