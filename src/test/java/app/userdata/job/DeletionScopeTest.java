package app.userdata.job;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.category.Outcome;
import app.userdata.dev.simulator.Account;
import app.userdata.dev.simulator.Holdings;
import app.userdata.dev.simulator.Image;
import app.userdata.dev.simulator.Project;
import app.userdata.dev.simulator.SampleAccount;
import app.userdata.dev.simulator.SimulatorOptions;
import app.userdata.dev.simulator.Traffic;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a deletion takes and what it leaves, compared with what the simulated account holds. */
final class DeletionScopeTest {
  private static final SimulatorOptions CALM = SimulatorOptions.defaults();
  private static final Pattern IMAGE = Pattern.compile(".*/image/(.{36})");

  private final Account account = SampleAccount.create();

  @Test
  void delete_everything_leavesNothingButResidualsAndCertifiesEachItem() throws Exception {
    List<String> before = Holdings.of(account);
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned = bench.plan("{\"categories\":[\"all\"]}");
      assertThat(planned.get("status").asText()).isEqualTo("AwaitingConfirmation");
      assertThat(bench.simulator().traffic().mutations()).isEmpty();

      ObjectNode job = bench.confirm(planned);

      assertThat(job.get("status").asText())
          .as(job.toPrettyString() + bench.items(job, Optional.of(Outcome.FAILED)))
          .isEqualTo("Succeeded");
      assertThat(Holdings.of(account)).isEmpty();
      DeletionProof.callsStayWithinThePlan(bench, job);
      DeletionProof proof = new DeletionProof(bench, job);
      proof.agreesWithTheJob();
      // One pass: nothing was missed that a second one had to find.
      assertThat(proof.evidence().findValuesAsText("passes")).containsOnly("1", "0");
      assertThat(bench.simulator().traffic().calls("DeleteImages"))
          .isEqualTo(
              SampleAccount.create().projects().stream()
                  .mapToInt(project -> (project.allImageIds().size() + 255) / 256)
                  .sum());
      assertThat(proof.outcomes("images").get("deleted")).isEqualTo(ids(before, "image"));
      assertThat(proof.outcomes("predictions").get("deleted")).isEqualTo(ids(before, "prediction"));
      assertThat(proof.outcomes("tags").get("deleted")).isEqualTo(ids(before, "tag"));
      assertThat(proof.outcomes("iterations").get("deleted")).isEqualTo(ids(before, "iteration"));
      assertThat(proof.outcomes("projects").get("deleted")).isEqualTo(ids(before, "project"));
      assertThat(proof.outcomes("exported-models")).containsOnlyKeys("residual");
      assertThat(proof.outcomes("account-info")).containsOnlyKeys("residual");
    }
  }

  @Test
  void delete_everything_goesInTheOrderThatNeedsNothingTwice() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      bench.delete("{\"categories\":[\"all\"]}");

      List<String> order =
          bench.simulator().traffic().mutations().stream()
              .map(Traffic.Mutation::operation)
              .distinct()
              .toList();
      assertThat(order)
          .containsExactly(
              "UnpublishIteration",
              "DeletePrediction",
              "DeleteImages",
              "DeleteIteration",
              "DeleteTag",
              "DeleteProject");
      assertThat(bench.simulator().traffic().calls("DeleteIteration")).isEqualTo(6);
    }
  }

  @Test
  void delete_oneProject_leavesItsNeighboursAsTheyWere() throws Exception {
    Project chosen = account.project("Fruit bowl");
    List<String> before = Holdings.of(account);
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job =
          bench.delete("{\"categories\":[\"all\"],\"projects\":[\"" + chosen.id() + "\"]}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(Holdings.of(account))
          .isEqualTo(without(before, line -> line.startsWith("project/" + chosen.id())));
      assertThat(bench.simulator().traffic().mutations())
          .allMatch(call -> call.project().equals(chosen.id()));
    }
  }

  @Test
  void delete_imagesOnly_takesThemFromWorkspaceAndEveryIteration() throws Exception {
    List<String> before = Holdings.of(account);
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.delete("{\"categories\":[\"images\"]}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(Holdings.of(account)).isEqualTo(without(before, line -> line.contains("/image/")));
      DeletionProof.callsStayWithinThePlan(bench, job);
      assertThat(new DeletionProof(bench, job).outcomes("images").get("deleted"))
          .isEqualTo(ids(before, "image"));
    }
  }

  @Test
  void delete_predictionsOnly_takesNothingElse() throws Exception {
    List<String> before = Holdings.of(account);
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.delete("{\"categories\":[\"predictions\"]}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(Holdings.of(account))
          .isEqualTo(without(before, line -> line.contains("/prediction/")));
    }
  }

  @Test
  void delete_tagsOnly_leavesImagesAndNamesTheCopiesOfIterations() throws Exception {
    List<String> before = Holdings.of(account);
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.delete("{\"categories\":[\"tags\"]}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(Holdings.of(account))
          .isEqualTo(without(before, line -> line.matches("project/.{36}/tag/.*")));
      DeletionProof proof = new DeletionProof(bench, job);
      assertThat(proof.outcomes("tags").get("residual")).isNotEmpty();
      assertThat(proof.evidence().get("residuals").findValuesAsText("code"))
          .contains("iterationTags");
    }
  }

  @Test
  void delete_iterationsOnly_unpublishesAndTakesTheirLastCopies() throws Exception {
    List<String> before = Holdings.of(account);
    String inTraining =
        "project/"
            + account.project("Gesichter & 顔 <b>Tür</b>").id()
            + "/iteration/"
            + account.project("Gesichter & 顔 <b>Tür</b>").iterations().get(1).id();
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.delete("{\"categories\":[\"iteration-details\"]}");

      assertThat(job.get("status").asText()).isEqualTo("PartiallySucceeded");
      assertThat(bench.items(job, Optional.of(Outcome.FAILED)))
          .singleElement()
          .satisfies(item -> assertThat(item.get("reason").asText()).contains("being trained"));
      assertThat(Holdings.of(account))
          .isEqualTo(
              without(
                  before, line -> line.contains("/iteration/") && !line.startsWith(inTraining)));
      DeletionProof.callsStayWithinThePlan(bench, job);
    }
  }

  @Test
  void delete_projectsOnly_namesAllThatGoesAlong() throws Exception {
    List<String> before = Holdings.of(account);
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode planned = bench.plan("{\"categories\":[\"projects\"]}");
      Set<String> named = new HashSet<>();
      bench
          .items(planned, Optional.of(Outcome.PLANNED))
          .forEach(item -> named.add(item.get("id").asText()));
      for (String kind : List.of("image", "prediction", "tag", "iteration", "project")) {
        assertThat(named).as(kind).containsAll(ids(before, kind));
      }

      ObjectNode job = bench.confirm(planned);

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(Holdings.of(account)).isEmpty();
      DeletionProof proof = new DeletionProof(bench, job);
      assertThat(proof.outcomes("images").get("deleted")).isEqualTo(ids(before, "image"));
      assertThat(proof.evidence().at("/categories/images/verification/method").asText())
          .isEqualTo("parentGone");
    }
  }

  @Test
  void delete_whatNoOperationDeletes_saysSoAndCallsNothing() throws Exception {
    List<String> before = Holdings.of(account);
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.delete("{\"categories\":[\"account-info\",\"exported-models\"]}");

      assertThat(job.get("status").asText()).as(job.toPrettyString()).isEqualTo("Succeeded");
      assertThat(job.at("/categories/exported-models/residual").asInt()).isEqualTo(10);
      assertThat(Holdings.of(account)).isEqualTo(before);
      assertThat(bench.simulator().traffic().mutations()).isEmpty();
      assertThat(new DeletionProof(bench, job).evidence().get("residuals").findValuesAsText("code"))
          .contains("accountInfo", "exportedModels");
    }
  }

  @Test
  void delete_onePerson_takesThatPersonsImagesWhereverTheyLive() throws Exception {
    List<String> before = Holdings.of(account);
    Set<String> person = imagesOf("42");
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.delete("{\"subject\":{\"metadata\":{\"subjectId\":\"42\"}}}");

      assertThat(job.get("status").asText())
          .as(job.toPrettyString() + bench.items(job, Optional.empty()))
          .isEqualTo("Succeeded");
      assertThat(person).isNotEmpty();
      assertThat(Holdings.of(account))
          .isEqualTo(
              without(
                  before,
                  line -> {
                    Matcher image = IMAGE.matcher(line);
                    return image.matches() && person.contains(image.group(1));
                  }));
      DeletionProof.callsStayWithinThePlan(bench, job);
      // The deletion was waited for; it takes the service a moment to show it.
      assertThat(bench.simulator().traffic().calls("DeleteImages")).isEqualTo(1);
      DeletionProof proof = new DeletionProof(bench, job);
      assertThat(proof.outcomes("images").get("deleted")).isEqualTo(person);
      assertThat(proof.evidence().get("residuals").findValuesAsText("code"))
          .contains("trainedModels", "predictionsNotSearchable", "issuedLinks");
      assertThat(proof.evidence().toString()).doesNotContain("subjectId");
    }
  }

  @Test
  void delete_subjectThatNothingMatches_failsInsteadOfProvingNothing() throws Exception {
    try (EngineBench bench = EngineBench.quick(account, CALM)) {
      ObjectNode job = bench.plan("{\"subject\":{\"metadata\":{\"subjectId\":\"nobody\"}}}");

      assertThat(job.get("status").asText()).isEqualTo("Failed");
      assertThat(job.get("error").asText()).startsWith("noMatch");
    }
  }

  private Set<String> imagesOf(String subject) {
    Set<String> found = new TreeSet<>();
    for (Project project : account.projects()) {
      for (java.util.UUID id : project.allImageIds()) {
        Image image = project.findImage(id).orElseThrow();
        if (subject.equals(image.metadata().get("subjectId"))) {
          found.add(id.toString());
        }
      }
    }
    return found;
  }

  static List<String> without(List<String> lines, Predicate<String> gone) {
    return lines.stream().filter(gone.negate()).toList();
  }

  /** The ids of all objects of a kind, wherever they lie. */
  static Set<String> ids(List<String> lines, String kind) {
    Set<String> ids = new TreeSet<>();
    Pattern pattern = Pattern.compile("(?:.*/)?" + kind + "/([^/]+)(?:/published)?");
    for (String line : lines) {
      Matcher matcher = pattern.matcher(line);
      if (matcher.matches()) {
        ids.add(matcher.group(1));
      }
    }
    return ids;
  }

  static List<String> reasons(List<JsonNode> items) {
    return items.stream().map(item -> item.path("reason").asText()).distinct().toList();
  }
}
