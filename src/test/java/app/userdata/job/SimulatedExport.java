package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.CategoryId;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.TinyAccount;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** An export under the faults of one seed, and what must be true of it whatever they were. */
final class SimulatedExport {
  /** Half of all calls are made for one category, whose steps are like those of the others. */
  private static final String PERFORMANCE = CategoryId.ITERATION_PERFORMANCE.id();

  private final List<ServedArchive> served;

  SimulatedExport(List<ServedArchive> served) {
    this.served = served;
  }

  /** Runs it and returns the job as it ended. */
  ObjectNode run(long seed) throws Exception {
    int shape = (int) (seed % TinyAccount.SHAPES);
    boolean whole = seed % 4 == 0;
    Account account = TinyAccount.create(shape);
    List<String> before = Holdings.of(account);
    Simulation simulation = Simulation.seeded(seed, account);
    String id = simulation.observer().exports().start(Start.of(body(whole)));
    ServedArchive expected = served.get(shape);

    ObjectNode job = simulation.toTheEnd(id);
    ended(simulation, job, whole ? expected : expected.without("/performance"));
    assertThat(Holdings.of(account)).isEqualTo(before);
    if (job.has("error") || job.get("status").asText().equals("PartiallySucceeded")) {
      simulation.observer().retries().retry(id, JobKind.EXPORT, Optional.empty());
      ObjectNode again = simulation.toTheEnd(id);
      assertThat(again.get("status").asText()).as(again.toPrettyString()).isEqualTo("Succeeded");
      ended(simulation, again, whole ? expected : expected.without("/performance"));
    }
    return job;
  }

  private static void ended(Simulation simulation, ObjectNode job, ServedArchive expected)
      throws Exception {
    assertThat(simulation.service().traffic().mutations()).isEmpty();
    assertThat(simulation.service().traffic().keyLeaks()).isZero();
    Events.tell(simulation.events(), job);
    ItemCounts.agree(simulation.observer().jobs(), job);
    check(simulation, job, expected);
  }

  private static String body(boolean whole) {
    return whole
        ? ""
        : Arrays.stream(CategoryId.values())
            .map(CategoryId::id)
            .filter(category -> !category.equals(PERFORMANCE))
            .collect(Collectors.joining("\",\"", "{\"categories\":[\"", "\"]}"));
  }

  private static void check(Simulation simulation, ObjectNode job, ServedArchive expected)
      throws Exception {
    String status = job.get("status").asText();
    NavigableMap<String, byte[]> archive = simulation.archive(job.get("id").asText());
    if (!simulation.mayGiveUp()) {
      assertThat(status).as(job.toPrettyString()).isEqualTo("Succeeded");
    }
    if (status.equals("Succeeded")) {
      expected.isExactly(archive);
    }
    if (!status.equals("Failed")) {
      BagInMemory.isValid(archive);
      expected.hasNoOtherFile(archive);
      everyExportedImageIsThere(simulation, job, archive);
    }
  }

  private static void everyExportedImageIsThere(
      Simulation simulation, ObjectNode job, NavigableMap<String, byte[]> archive) {
    for (JsonNode item : EngineBench.items(simulation.observer().jobs(), job, Optional.empty())) {
      if (item.get("category").asText().equals("images")
          && item.get("outcome").asText().equals("exported")) {
        assertThat(archive)
            .containsKey(
                "data/projects/%s/images/%s.gif"
                    .formatted(item.get("projectId").asText(), item.get("id").asText()));
      }
    }
  }
}
