package app.userdata.evidence;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A deletion of three images and an account that no API deletes. */
public final class Example {
  public static final String PROJECT = "11111111-1111-4111-8111-111111111111";
  public static final String PART = "items/images.jsonl";

  /** The first key of RFC 8032, section 7.1, as openssl would write it. */
  public static final String KEY =
      """
      -----BEGIN PRIVATE KEY-----
      MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g
      -----END PRIVATE KEY-----
      """;

  private Example() {}

  public static Map<String, byte[]> parts() {
    return Map.of(PART, items());
  }

  /** Signed with {@link #KEY}. */
  public static byte[] signed() {
    return EvidenceSeal.signing(SigningKey.parse(KEY)).seal(evidence());
  }

  public static String signedText() {
    return new String(signed(), StandardCharsets.UTF_8);
  }

  static List<Event> events() {
    List<Event> chain = new ArrayList<>();
    chain.addAll(
        EventChain.append(
            List.of(), at("10:00:00Z"), "Planning", "ada", Map.of("jobId", "d-4711")));
    chain =
        EventChain.append(
            chain, at("10:01:00Z"), "AwaitingConfirmation", null, Map.of("items", "4"));
    chain =
        EventChain.append(
            chain, at("10:05:00Z"), "Running", "grace", Map.of("planHash", planHash()));
    return EventChain.append(chain, at("10:06:00Z"), "Verifying", null, Map.of());
  }

  static Evidence evidence() {
    return evidence(Evidence.Status.PARTIALLY_SUCCEEDED, images(), events());
  }

  static Evidence evidence(Evidence.Status status, CategoryEvidence images, List<Event> events) {
    return new Evidence(
        Evidence.VERSION,
        "d-4711",
        1,
        status,
        "ada",
        "grace",
        at("10:00:00Z"),
        at("10:05:00Z"),
        at("10:07:30.250Z"),
        Instant.parse("2026-06-01T10:00:00Z"),
        new Evidence.Request("c".repeat(64)),
        new Evidence.Resource("https://cats.cognitiveservices.azure.com", "v3.3"),
        new Evidence.Scope(List.of("images", "account-info"), List.of(PROJECT), false),
        new Evidence.Plan(planHash(), 4, at("10:01:00Z")),
        Map.of("images", images, "account-info", accountInfo()),
        List.of(
            new ItemPart(
                PART, 1 + images.planned() + images.appearedSincePlan(), Hashes.sha256(items()))),
        List.of(
            new Residual(
                "accountInfo",
                "account-info",
                1L,
                null,
                "The account and its keys are not deleted by any API call.",
                "Delete the resource in the Azure portal.")),
        Evidence.LIMITS,
        new Evidence.Tool("Custom Vision user data", "1.0.0"),
        events,
        EventChain.head(events));
  }

  static CategoryEvidence images() {
    return CategoryEvidence.of(
        3,
        Map.of(ItemOutcome.DELETED, 1L, ItemOutcome.ABSENT, 1L, ItemOutcome.FAILED, 1L),
        List.of("DeleteImages"),
        looked(Verification.Result.GONE));
  }

  static Verification looked(Verification.Result result) {
    return new Verification(
        Verification.Method.LISTED,
        List.of("GetImages"),
        at("10:06:00Z"),
        at("10:07:30Z"),
        2,
        result);
  }

  static byte[] items() {
    return (line("images", image(1), ItemOutcome.DELETED, null, Verification.Method.LISTED)
            + line("images", image(2), ItemOutcome.ABSENT, null, Verification.Method.LISTED)
            + line(
                "images",
                image(3),
                ItemOutcome.FAILED,
                "the service answered 500",
                Verification.Method.LISTED)
            + new String(
                new EvidenceItem(
                        "account-info",
                        null,
                        null,
                        "account",
                        ItemOutcome.RESIDUAL,
                        null,
                        Verification.Method.NOT_OBSERVABLE)
                    .line(),
                StandardCharsets.UTF_8))
        .getBytes(StandardCharsets.UTF_8);
  }

  static Instant at(String time) {
    return Instant.parse("2026-05-01T" + time);
  }

  private static String image(int number) {
    return "22222222-2222-4222-8222-22222222222" + number;
  }

  private static String line(
      String category,
      String id,
      ItemOutcome outcome,
      @org.jspecify.annotations.Nullable String reason,
      Verification.Method method) {
    return new String(
        new EvidenceItem(category, PROJECT, null, id, outcome, reason, method).line(),
        StandardCharsets.UTF_8);
  }

  private static CategoryEvidence accountInfo() {
    return CategoryEvidence.of(1, Map.of(ItemOutcome.RESIDUAL, 1L), List.of(), Verification.none());
  }

  private static String planHash() {
    return "sha256:" + "a".repeat(64);
  }
}
