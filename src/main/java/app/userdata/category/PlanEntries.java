package app.userdata.category;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A growing list of plan entries in some 20 bytes each, because most differ from others in nothing
 * but their id: the ids are kept as numbers, and the rest once for all that share it.
 */
final class PlanEntries extends AbstractList<PlanEntry> {
  private static final String ANY = "";

  private final List<PlanEntry> forms = new ArrayList<>();
  private final Map<PlanEntry, Integer> numbers = new HashMap<>();
  private long[] ids = new long[2];
  private int[] form = new int[1];
  private int size;

  @Override
  public boolean add(PlanEntry entry) {
    if (size == form.length) {
      form = Arrays.copyOf(form, 2 * size);
      ids = Arrays.copyOf(ids, 4 * size);
    }
    if (entry.category() == CategoryId.EXPORTED_MODELS) {
      // They have names.
      form[size] = number(entry);
    } else {
      UUID id = entry.uuid();
      ids[2 * size] = id.getMostSignificantBits();
      ids[2 * size + 1] = id.getLeastSignificantBits();
      form[size] = number(entry.named(ANY));
    }
    size++;
    return true;
  }

  private int number(PlanEntry shared) {
    return numbers.computeIfAbsent(
        shared,
        fresh -> {
          forms.add(fresh);
          return forms.size() - 1;
        });
  }

  @Override
  public PlanEntry get(int position) {
    PlanEntry shared = forms.get(form[position]);
    return shared.category() == CategoryId.EXPORTED_MODELS
        ? shared
        : shared.named(new UUID(ids[2 * position], ids[2 * position + 1]).toString());
  }

  @Override
  public int size() {
    return size;
  }
}
