package app.userdata.job;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Puts groups together from the names and labels of results and roll-ups. */
final class GroupsListed {
  private final String folder;
  private final Map<String, Map<String, Member>> groups = new HashMap<>();
  private final Map<String, Map<String, String>> rollUps = new LinkedHashMap<>();

  /**
   * @param folder of the attempt, which the names begin with
   */
  GroupsListed(String folder) {
    this.folder = folder;
  }

  void add(RecordStore.Entry entry) {
    String name = entry.name().substring(folder.length());
    if (name.endsWith(ResultBook.RESULT)) {
      String path = name.substring(0, name.length() - ResultBook.RESULT.length());
      String segment = path.substring(path.lastIndexOf('/') + 1);
      groups
          .computeIfAbsent(Work.parent(path), any -> new LinkedHashMap<>())
          .put(segment, Member.of(segment, entry.labels()));
    } else if (name.endsWith(ResultBook.ROLL_UP)) {
      rollUps.put(name.substring(0, name.length() - ResultBook.ROLL_UP.length()), entry.labels());
    }
  }

  /** The members by the path of their group and by segment. */
  Map<String, Map<String, Member>> groups() {
    rollUps.forEach(
        (path, labels) ->
            groups
                .getOrDefault(Work.parent(path), new HashMap<>())
                .computeIfPresent(
                    path.substring(path.lastIndexOf('/') + 1),
                    (segment, member) -> member.rolledUp(labels)));
    return groups;
  }
}
