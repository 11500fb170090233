package app.userdata.category;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A compact list gives back what was added. */
final class PlanEntriesTest {
  @Test
  void get_entriesOfAllKinds_givesBackWhatWasAdded() {
    UUID iteration = new UUID(7, 7);
    List<PlanEntry> plain = new ArrayList<>();
    for (long i = 0; i < 100; i++) {
      UUID id = new UUID(-i, i);
      plain.add(PlanEntry.of(CategoryId.IMAGES, id));
      plain.add(PlanEntry.of(CategoryId.IMAGES, id).in(iteration).with("goes along"));
      plain.add(PlanEntry.of(CategoryId.TAGS, id).counting(i));
      plain.add(PlanEntry.of(CategoryId.TAGS, id).left(Outcome.HELD, "kept out"));
      plain.add(new PlanEntry(CategoryId.EXPORTED_MODELS, "ONNX-" + i, null, null, null, null));
    }

    List<PlanEntry> compact = new PlanEntries();
    compact.addAll(plain);

    assertThat(compact).isEqualTo(plain);
  }
}
