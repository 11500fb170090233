package app.userdata.archive.format;

import app.userdata.archive.TrainingSet;
import app.userdata.archive.TrainingSet.Tag;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The tags of a project as classes, numbered from 0 in the order in which the project has them. */
public final class Classes {
  private final List<Tag> tags;
  private final Map<UUID, Integer> numbers = new LinkedHashMap<>();

  private Classes(List<Tag> tags) {
    this.tags = tags;
    tags.forEach(tag -> numbers.put(tag.id(), numbers.size()));
  }

  public static Classes of(TrainingSet set) {
    return new Classes(set.tags());
  }

  List<Tag> tags() {
    return tags;
  }

  int number(UUID tag) {
    Integer number = numbers.get(tag);
    if (number == null) {
      throw new IllegalStateException("no tag of the project has the id " + tag);
    }
    return number;
  }

  String name(UUID tag) {
    return tags.get(number(tag)).name();
  }
}
