package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.memory.InMemoryRecordStore;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read from the records once only, and what every time. */
final class RememberedRecordsTest {
  private static final byte[] BODY = new byte[10];

  private final RecordStore real = new InMemoryRecordStore();
  private final RecordStore records = new RememberedRecords(real, 35, 20);

  @Test
  void find_resultThatWasCreatedOrRead_isReadOnceOnly() {
    records.create("j/a1/plan.json", BODY, Map.of());
    real.create("j/a1/plan.done", BODY, Map.of());
    real.create("j/parts/x", BODY, Map.of());

    assertThat(read("j/a1/plan.json", "j/a1/plan.done", "j/parts/x"))
        .containsExactly("j/a1/plan.json", "j/a1/plan.done", "j/parts/x");
    for (String name : List.of("j/a1/plan.json", "j/a1/plan.done", "j/parts/x")) {
      real.delete(name);
    }

    assertThat(read("j/a1/plan.json", "j/a1/plan.done", "j/parts/x")).hasSize(3);
  }

  @Test
  void find_whatMayChange_isReadEveryTime() {
    List<String> changing =
        List.of("j/job.json", "j/a1/progress.snapshot", "j/a1/x.again", "rate/abc", "lease/x");
    changing.forEach(name -> records.create(name, BODY, Map.of()));
    changing.forEach(real::delete);

    assertThat(read(changing.toArray(String[]::new))).isEmpty();
  }

  @Test
  void find_moreThanMayBeRemembered_forgetsTheOldest() {
    for (int i = 0; i < 4; i++) {
      records.create("j/a1/" + i + ".json", BODY, Map.of());
      real.delete("j/a1/" + i + ".json");
    }

    assertThat(read("j/a1/0.json", "j/a1/1.json", "j/a1/2.json", "j/a1/3.json"))
        .containsExactly("j/a1/1.json", "j/a1/2.json", "j/a1/3.json");
  }

  @Test
  void find_largeRecord_isReadEveryTime() {
    records.create("j/parts/large", new byte[21], Map.of());
    real.delete("j/parts/large");

    assertThat(read("j/parts/large")).isEmpty();
  }

  @Test
  void find_longTextThatRepeatsItself_isRememberedWhole() {
    byte[] text = "{\"id\":1},".repeat(100).getBytes(StandardCharsets.UTF_8);
    RecordStore roomy = new RememberedRecords(real, 100, 100);
    byte[] packable = new byte[1_500];
    real.create("j/parts/zeros", packable, Map.of());
    real.create("j/parts/text", text, Map.of());
    roomy.find("j/parts/zeros");
    roomy.find("j/parts/text");
    real.delete("j/parts/zeros");
    real.delete("j/parts/text");

    assertThat(roomy.find("j/parts/zeros").orElseThrow().body()).isEqualTo(packable);
    // A short text is not packed, and so too large for so little room.
    assertThat(roomy.find("j/parts/text")).isEmpty();
  }

  @Test
  void delete_rememberedRecord_isForgotten() {
    records.create("j/parts/x", BODY, Map.of());
    records.delete("j/parts/x");

    assertThat(read("j/parts/x")).isEmpty();
  }

  @Test
  void create_somebodyWasFirst_remembersWhatIsStored() {
    real.create("j/a1/x.json", new byte[] {1}, Map.of());

    assertThat(records.create("j/a1/x.json", new byte[] {2}, Map.of())).isFalse();
    assertThat(records.find("j/a1/x.json").orElseThrow().body()).containsExactly(1);
  }

  private List<String> read(String... names) {
    List<String> found = new ArrayList<>();
    for (String name : names) {
      records.find(name).ifPresent(record -> found.add(name));
    }
    return found;
  }
}
