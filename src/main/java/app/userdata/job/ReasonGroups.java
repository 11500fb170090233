package app.userdata.job;

import app.userdata.category.Item;
import app.userdata.report.Group;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Groups items by their category and reason, and keeps the first ids of each group. */
final class ReasonGroups {
  private static final int FIRST = 5;

  private final int most;
  private final Map<Key, Counted> groups = new LinkedHashMap<>();
  private long beyond;

  /**
   * @param most so many groups are kept; items of further ones are counted together
   */
  ReasonGroups(int most) {
    this.most = most;
  }

  private record Key(String what, String reason) {}

  /** One group while it grows. */
  private static final class Counted {
    private final List<String> first = new ArrayList<>();
    private long items;
  }

  void add(String what, Item item) {
    Key key = new Key(what, item.reason() == null ? "" : item.reason());
    if (groups.size() == most && !groups.containsKey(key)) {
      beyond++;
      return;
    }
    Counted counted = groups.computeIfAbsent(key, any -> new Counted());
    counted.items++;
    if (counted.first.size() < FIRST) {
      counted.first.add(item.id());
    }
  }

  /** The groups in the order in which they were seen. */
  List<Group> list() {
    List<Group> list = new ArrayList<>();
    groups.forEach(
        (key, counted) -> list.add(new Group(key.what, key.reason, counted.items, counted.first)));
    if (beyond > 0) {
      list.add(new Group("more", "other reasons; GET items lists them", beyond, List.of()));
    }
    return list;
  }
}
