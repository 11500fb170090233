package app.userdata.security;

import static app.userdata.security.Place.DATA;
import static app.userdata.security.Place.EVENTS;
import static app.userdata.security.Place.RECORDS;
import static app.userdata.security.Place.REPLIES;
import static app.userdata.security.Place.REPORT;
import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.host.HostResponse;
import app.userdata.dev.simulator.PersonalAccount;
import app.userdata.function.DeletionFunctions;
import app.userdata.function.EvidenceFunctions;
import app.userdata.function.ExportFunctions;
import app.userdata.function.JobFunctions;
import app.userdata.function.ServiceFunctions;
import app.userdata.job.JobKind;
import app.userdata.job.StorageUnavailableException;
import app.userdata.security.FaultyService.Fault;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where secrets and people's words may come out of the app, and that they come out nowhere else,
 * whatever goes wrong. The table of places is {@link #canaries()}.
 */
final class SecretsTest {
  private static final String TRAINING_KEY = "c4a1e7c4a1e7c4a1e7c4a1e7c4a1e7c4";
  private static final String FUNCTIONS_KEY = "functions-key-5b2d";
  private static final String REFERENCE = "reference-9f31";
  private static final String ERROR_TEXT = "errortext2c77";
  private static final String PERSON = "jane-doe-4d0a";
  private static final String NO_PERSON = "nobody-8e6b";
  private static final String STORAGE_TEXT = "storagetext3a19";
  private static final String ALL =
      "{\"categories\":[\"all\"],\"reference\":\"" + REFERENCE + "\"}";

  private final byte[] signingKey = signingKey();
  private final WatchedApp app =
      new WatchedApp(
          PersonalAccount.of(where -> PERSON + "-" + where),
          TRAINING_KEY,
          FUNCTIONS_KEY,
          Base64.getEncoder().encodeToString(signingKey));
  private final ExportFunctions exports = new ExportFunctions(app::app);
  private final DeletionFunctions deletions = new DeletionFunctions(app::app);
  private final JobFunctions jobs = new JobFunctions(app::app);
  private final EvidenceFunctions evidence = new EvidenceFunctions(app::app);

  SecretsTest() throws Exception {}

  @AfterEach
  void close() {
    app.close();
  }

  /** The contract: each canary, and the places where it may be. */
  private List<Canary> canaries() {
    byte[] seed = Arrays.copyOfRange(signingKey, signingKey.length - 32, signingKey.length);
    List<Canary> canaries = new ArrayList<>();
    canaries.add(Canary.secret("training key", TRAINING_KEY));
    canaries.add(Canary.secret("functions key", FUNCTIONS_KEY));
    canaries.add(Canary.secret("signing key", Base64.getEncoder().encodeToString(signingKey)));
    canaries.add(Canary.secret("seed of it", Base64.getEncoder().encodeToString(seed)));
    canaries.add(Canary.secret("seed as hex", HexFormat.of().formatHex(seed)));
    canaries.add(Canary.secret("words of an error", ERROR_TEXT));
    canaries.add(Canary.secret("words of storage", STORAGE_TEXT));
    app.service().signatures().forEach(text -> signature(text, canaries));
    // Documented as no place for personal data; it leads workflows back to their ticket.
    canaries.add(Canary.allowed("reference", REFERENCE, RECORDS, REPLIES, EVENTS));
    // What people typed is the user's data: it belongs into the archive and its report. Records
    // hold
    // the lines of images on their way there.
    canaries.add(Canary.allowed("a person", PERSON, DATA, RECORDS, REPORT));
    // What a request names is part of the job, and shown with it.
    canaries.add(Canary.allowed("a selector", NO_PERSON, RECORDS, REPLIES));
    return canaries;
  }

  private static void signature(String encoded, List<Canary> canaries) {
    canaries.add(Canary.secret("signature", encoded));
    canaries.add(
        Canary.secret("signature, decoded", URLDecoder.decode(encoded, StandardCharsets.UTF_8)));
  }

  @Test
  void exportAndDeletion_allIsWell_eachCanaryStaysInItsPlaces() throws Exception {
    String export = start("export", ALL, exports::startExport);
    app.finish(export);
    look(export);
    app.archived(export);
    String deletion = start("deletion", ALL, deletions::startDeletion);
    JsonNode planned = app.finish(deletion);
    look(deletion);
    app.ask(
        "confirm",
        "{\"planHash\":\"" + planned.get("planHash").asText() + "\"}",
        (request, context) -> deletions.confirm(request, deletion, context));
    JsonNode deleted = app.finish(deletion);
    look(deletion);

    assertThat(deleted.get("status").asText()).isEqualTo("Succeeded");
    assertThat(app.service().signatures()).hasSizeGreaterThan(3);
    assertThat(app.outputs().leaks(canaries())).isEmpty();
    // Were a place not looked at, nothing could leak there.
    assertThat(app.outputs().places(Canary.secret("id", deletion)))
        .contains(Place.LOG, RECORDS, Place.STEPS, EVENTS, REPLIES, Place.EVIDENCE);
    assertThat(app.outputs().places(Canary.secret("id", export))).contains(Place.TAG_FILES);
    assertThat(app.outputs().places(Canary.secret("a person", PERSON))).contains(DATA, REPORT);
  }

  @Test
  void exportAndDeletion_ofAPerson_selectorsStayInTheJob() throws Exception {
    String subject =
        "{\"subject\":{\"tags\":[\"%s\"],\"metadata\":{\"subjectId\":\"%s\"}},\"exclude\":{\"tags\":[\"%s\"]}}"
            .replace("%s", NO_PERSON);
    String export = start("export", subject, exports::startExport);
    app.finish(export);
    look(export);
    app.archived(export);
    String deletion = start("deletion", subject, deletions::startDeletion);
    app.finish(deletion);
    look(deletion);
    app.ask("unknown project", "{\"projects\":[\"" + ERROR_TEXT + "\"]}", exports::startExport);

    assertThat(app.outputs().leaks(canaries())).isEmpty();
    assertThat(app.outputs().places(Canary.secret("a selector", NO_PERSON))).contains(RECORDS);
  }

  static Stream<Arguments> faults() {
    Predicate<URI> tags = uri -> uri.getPath().endsWith("/tags");
    Predicate<URI> files = uri -> !FaultyService.isApi(uri);
    Predicate<URI> most = uri -> !uri.getPath().endsWith("/projects");
    String words = ERROR_TEXT + " " + TRAINING_KEY + " " + PERSON;
    String code = "{\"code\":\"%s\",\"message\":\"%s\"}".formatted(TRAINING_KEY, words);
    Map<String, String> none = Map.of();
    Map<String, String> elsewhere = Map.of("Location", "http://127.0.0.1:1/" + ERROR_TEXT);
    Map<String, String> id = Map.of("apim-request-id", TRAINING_KEY, "x-ms-error-code", words);
    List<Arguments> faults = new ArrayList<>();
    for (int status : new int[] {400, 401, 403, 404, 429}) {
      faults.add(Arguments.of("operations " + status, new Fault(most, status, id, code, false)));
    }
    // What is repeated so often takes its time: one operation of it is enough.
    faults.add(Arguments.of("operations 500", new Fault(tags, 500, id, code, false)));
    faults.add(Arguments.of("files 403", new Fault(files, 403, id, words, false)));
    faults.add(Arguments.of("files 500", new Fault(files, 500, id, words, false)));
    faults.add(Arguments.of("redirect", new Fault(most, 302, elsewhere, words, false)));
    faults.add(Arguments.of("files redirect", new Fault(files, 307, elsewhere, words, false)));
    faults.add(Arguments.of("cut", new Fault(tags, 200, none, "[{\"" + words, true)));
    faults.add(Arguments.of("no JSON", new Fault(tags, 200, none, ERROR_TEXT, false)));
    faults.add(
        Arguments.of("unquoted", new Fault(tags, 200, none, "[{\"a\":" + ERROR_TEXT, false)));
    faults.add(
        Arguments.of("no id", new Fault(tags, 200, none, "[{\"id\":\"" + words + "\"}]", false)));
    faults.add(
        Arguments.of(
            "deep",
            new Fault(tags, 200, none, "{\"" + ERROR_TEXT + "\":" + "[".repeat(5000), false)));
    return faults.stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void exportAndRetry_serviceEchoesSecrets_noneComesOut(String name, Fault fault) throws Exception {
    app.service().fault(fault);
    String id = start("export", ALL, exports::startExport);
    // What was told to wait does; what was seen by then is enough.
    for (int i = 0; i < 3; i++) {
      app.work();
    }
    look(id);
    app.ask("retry", "", (request, context) -> exports.retry(request, id, context));
    app.work();
    app.service().fault(new Fault(uri -> true, fault.status(), Map.of(), fault.body(), false));
    app.ask("start", ALL, deletions::startDeletion);
    app.archived(id);

    assertThat(app.outputs().leaks(canaries())).isEmpty();
    assertThat(app.outputs().texts(Place.LOG)).isNotEmpty();
  }

  @Test
  void start_storageFailsUnexpectedly_onlyTheLogHasItsWords() throws Exception {
    String id = start("export", ALL, exports::startExport);
    app.ports().fail(new StorageUnavailableException("could not write: the service is busy"));
    app.finish(id);
    app.ports().fail(new IllegalStateException(STORAGE_TEXT + " " + TRAINING_KEY));
    HostResponse refused = app.ask("start", ALL, exports::startExport);
    ServiceFunctions service = new ServiceFunctions(app::app);
    app.ports().fail(new IllegalStateException(STORAGE_TEXT));
    app.ask("health", "", service::health);
    look(id);

    assertThat(refused.getStatusCode()).isEqualTo(500);
    assertThat(app.outputs().leaks(canaries())).allMatch(leak -> leak.contains(" in LOG: "));
  }

  @Test
  void messages_thatAreNoRequests_areNotRepeated() {
    for (String queue : List.of("data-requests", "deletion-requests", "export-tags", "job-steps")) {
      for (String body :
          List.of(
              ERROR_TEXT,
              "{\"" + ERROR_TEXT + "\":1}",
              "{\"messageId\":\"1\",\"kind\":\"" + ERROR_TEXT + "\"}",
              "{\"messageId\":\"1\",\"request\":{\"" + ERROR_TEXT + "\":1}}",
              "[".repeat(20_000) + ERROR_TEXT)) {
        app.ports().ports().queue().send(queue, body, Duration.ZERO);
        app.ports().ports().queue().send(queue + "-poison", body, Duration.ZERO);
      }
    }

    app.work();

    assertThat(app.outputs().leaks(canaries()))
        .allMatch(leak -> leak.startsWith("words of an error in STEPS: "));
    assertThat(app.outputs().texts(EVENTS)).hasSize(40);
  }

  private String start(String where, String body, WatchedApp.Function function) throws IOException {
    HostResponse reply = app.ask(where, body, function);
    assertThat(reply.getStatusCode()).isEqualTo(202);
    return WatchedApp.json(reply).get("id").asText();
  }

  /** Asks for everything that can be asked of a job. */
  private void look(String id) {
    app.ask("job", "", (request, context) -> jobs.get(request, id, context));
    app.ask("jobs", "", jobs::list);
    app.ask("items", "", (request, context) -> jobs.items(request, id, context));
    app.ask("archive", "", (request, context) -> jobs.archive(request, id, context));
    boolean export = app.engine().jobs().kind(id) == JobKind.EXPORT;
    app.ask(
        export ? "report" : "report of a deletion",
        "",
        (request, context) -> jobs.report(request, id, context));
    app.ask("evidence", "", (request, context) -> evidence.evidence(request, id, context));
  }

  private static byte[] signingKey() throws Exception {
    return KeyPairGenerator.getInstance("Ed25519").generateKeyPair().getPrivate().getEncoded();
  }
}
