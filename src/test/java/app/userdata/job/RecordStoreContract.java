package app.userdata.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the engine relies on in every record store. */
public abstract class RecordStoreContract {
  private static final Map<String, String> NONE = Map.of();

  /** An empty store, another one for each test. */
  protected abstract RecordStore store();

  @Test
  void create_nameIsTaken_changesNothingAndSaysSo() {
    RecordStore records = store();

    assertThat(records.create("a/b.json", utf8("1"), Map.of("leaf", "1"))).isTrue();
    assertThat(records.create("a/b.json", utf8("2"), NONE)).isFalse();
    assertThat(body(records, "a/b.json")).isEqualTo("1");
  }

  @Test
  void create_sameContentTwice_succeedsOnce() {
    RecordStore records = store();

    assertThat(records.create("claim.sent", utf8("{}"), NONE)).isTrue();
    assertThat(records.create("claim.sent", utf8("{}"), NONE)).isFalse();
  }

  @Test
  void create_manyAtOnce_succeedsOnce() throws Exception {
    RecordStore records = store();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Boolean> claim = () -> records.create("claims/one", utf8("{}"), NONE);
      List<Boolean> won = new ArrayList<>();
      for (Future<Boolean> one : threads.invokeAll(java.util.Collections.nCopies(16, claim))) {
        won.add(one.get());
      }
      assertThat(won).containsOnlyOnce(true);
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void find_anyBytes_areReadAsTheyWereWritten() {
    RecordStore records = store();
    byte[] bytes = new byte[70_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }

    records.create("parts/index", bytes, Map.of("tally", "1,2,\"ü\n"));
    records.create("parts/nothing", new byte[0], NONE);

    assertThat(records.find("parts/index").orElseThrow().body()).isEqualTo(bytes);
    assertThat(records.find("parts/nothing").orElseThrow().body()).isEmpty();
    assertThat(records.find("parts/none")).isEmpty();
    assertThat(records.children("parts/").get(0).labels()).containsEntry("tally", "1,2,\"ü\n");
  }

  @Test
  void replace_versionIsOld_changesNothing() {
    RecordStore records = store();
    records.create("job.json", utf8("1"), NONE);
    String first = version(records, "job.json");

    Optional<String> second = records.replace("job.json", utf8("2"), first);

    assertThat(second).contains(version(records, "job.json"));
    assertThat(records.replace("job.json", utf8("3"), first)).isEmpty();
    assertThat(body(records, "job.json")).isEqualTo("2");
  }

  @Test
  void replace_contentIsAsItWasAgain_isStillAnotherVersion() {
    RecordStore records = store();
    records.create("job.json", utf8("1"), NONE);
    String first = version(records, "job.json");
    records.replace("job.json", utf8("2"), first);
    records.replace("job.json", utf8("1"), version(records, "job.json"));

    assertThat(records.replace("job.json", utf8("3"), first)).isEmpty();
  }

  @Test
  void replace_recordWent_isNothing() {
    RecordStore records = store();
    records.put("job.json", utf8("1"));
    String version = version(records, "job.json");
    records.delete("job.json");

    assertThat(records.replace("job.json", utf8("2"), version)).isEmpty();
    assertThat(records.find("job.json")).isEmpty();
  }

  @Test
  void delete_absentRecord_isSuccess() {
    RecordStore records = store();

    records.delete("a/never");
    records.put("a/once", utf8("1"));
    records.put("a/once", utf8("2"));
    assertThat(body(records, "a/once")).isEqualTo("2");
    records.delete("a/once");

    assertThat(records.children("a/")).isEmpty();
    assertThat(records.create("a/once", utf8("3"), NONE)).isTrue();
  }

  @Test
  void children_nestedRecords_showsTheDirectOnesWithTheirLabels() {
    RecordStore records = store();
    records.create("g/one.json", utf8("1"), Map.of("tally", "1,2,3"));
    records.create("g/one/two.json", utf8("2"), NONE);

    List<RecordStore.Entry> children = records.children("g/");

    assertThat(children).extracting(RecordStore.Entry::name).containsExactly("g/one.json");
    assertThat(children.get(0).labels()).containsEntry("tally", "1,2,3");
    assertThat(records.children("never/")).isEmpty();
  }

  @Test
  void list_anyPageSize_isInTheOrderOfNames() {
    RecordStore records = store();
    List<String> sorted =
        List.of("g/a", "g/one-b", "g/one.done", "g/one/three", "g/one/two/x", "g/one0", "g/z");
    List<String> written = new ArrayList<>(sorted);
    java.util.Collections.reverse(written);
    written.forEach(name -> records.create(name, utf8(name), NONE));
    records.create("f/z", utf8("before"), NONE);
    records.create("h", utf8("after"), NONE);

    for (int most = 1; most <= sorted.size() + 1; most++) {
      assertThat(names(records, "g/", most)).as("pages of " + most).isEqualTo(sorted);
    }
    assertThat(names(records, "g/one", 2)).isEqualTo(sorted.subList(1, 6));
    assertThat(names(records, "x", 2)).isEmpty();
  }

  private static List<String> names(RecordStore records, String prefix, int most) {
    List<String> names = new ArrayList<>();
    Optional<String> continuation = Optional.empty();
    do {
      RecordStore.Page page = records.list(prefix, continuation, most);
      assertThat(page.entries()).hasSizeLessThanOrEqualTo(most);
      page.entries().forEach(entry -> names.add(entry.name()));
      continuation = page.continuation();
    } while (continuation.isPresent());
    return names;
  }

  private static String version(RecordStore records, String name) {
    return records.find(name).orElseThrow().version();
  }

  private static String body(RecordStore records, String name) {
    return new String(records.find(name).orElseThrow().body(), UTF_8);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(UTF_8);
  }
}
