package app.userdata.dev.command;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.memory.InMemoryRecordStore;
import app.userdata.job.RecordStore;
import app.userdata.job.RecordStoreContract;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class UnwrittenRecordsTest extends RecordStoreContract {
  private final RecordStore below = new InMemoryRecordStore();

  @Override
  protected RecordStore store() {
    return new UnwrittenRecords(new InMemoryRecordStore());
  }

  @Test
  void change_ofRecordsBelow_leavesThemAsTheyAre() {
    List.of("a", "b", "c", "d").forEach(name -> below.create(name, bytes(name), Map.of("l", name)));
    RecordStore records = new UnwrittenRecords(below);

    assertThat(records.create("a", bytes("x"), Map.of())).isFalse();
    String version = records.find("a").orElseThrow().version();
    assertThat(records.replace("a", bytes("x"), version)).isPresent();
    assertThat(records.replace("a", bytes("y"), version)).isEmpty();
    records.delete("b");
    records.delete("c");
    records.put("bb", bytes("new"));

    assertThat(below.list("", Optional.empty(), 9).entries())
        .extracting(RecordStore.Entry::name)
        .containsExactly("a", "b", "c", "d");
    assertThat(below.find("a").orElseThrow().body()).isEqualTo(bytes("a"));
    assertThat(records.find("a").orElseThrow().body()).isEqualTo(bytes("x"));
    assertThat(records.find("b")).isEmpty();
    assertThat(records.list("a", Optional.empty(), 1).entries().get(0).labels())
        .containsEntry("l", "a");
    assertThat(names(records, 1)).containsExactly("a", "bb", "d");
    assertThat(names(records, 2)).containsExactly("a", "bb", "d");
    assertThat(names(records, 9)).containsExactly("a", "bb", "d");
  }

  private static List<String> names(RecordStore records, int most) {
    List<String> names = new java.util.ArrayList<>();
    Optional<String> continuation = Optional.empty();
    do {
      RecordStore.Page page = records.list("", continuation, most);
      page.entries().forEach(entry -> names.add(entry.name()));
      continuation = page.continuation();
    } while (continuation.isPresent());
    return names;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
