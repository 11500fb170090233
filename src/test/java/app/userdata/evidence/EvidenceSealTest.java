package app.userdata.evidence;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EvidenceSealTest {
  @Test
  void seal_twice_givesTheSameBytes() {
    assertThat(Example.signed()).isEqualTo(Example.signed());
  }

  @Test
  void seal_signed_holdsNothingOfThePrivateKey() {
    assertThat(Example.signedText()).doesNotContain("MC4CAQ").doesNotContain("nWGxne");
  }

  @Test
  void seal_succeededThoughSomethingFailed_isRefused() {
    Evidence evidence =
        Example.evidence(Evidence.Status.SUCCEEDED, Example.images(), Example.events());

    assertRefused(
        evidence, "The status is Succeeded, but in images not everything planned is gone.");
  }

  @Test
  void seal_survivorsThatNobodyReports_isRefused() {
    CategoryEvidence images =
        CategoryEvidence.of(
            3,
            Map.of(ItemOutcome.SURVIVED, 3L),
            List.of("DeleteImages"),
            Example.looked(Verification.Result.GONE));

    assertRefused(
        Example.evidence(Evidence.Status.FAILED, images, Example.events()),
        "In images the count of survivors and the result of verifying differ.");
  }

  @Test
  void seal_deletedButNotVerified_isRefused() {
    CategoryEvidence images =
        CategoryEvidence.of(
            3,
            Map.of(ItemOutcome.DELETED, 3L),
            List.of("DeleteImages"),
            Example.looked(Verification.Result.NOT_APPLICABLE));

    assertRefused(
        Example.evidence(Evidence.Status.SUCCEEDED, images, Example.events()),
        "In images items were deleted but not verified.");
  }

  @Test
  void seal_brokenChain_isRefused() {
    List<Event> events = Example.events().subList(1, 4);

    assertRefused(
        Example.evidence(Evidence.Status.PARTIALLY_SUCCEEDED, Example.images(), events),
        "The first event is not the beginning of a chain");
  }

  @Test
  void seal_noEvents_isRefused() {
    assertRefused(
        Example.evidence(Evidence.Status.PARTIALLY_SUCCEEDED, Example.images(), List.of()),
        "There are no events.");
  }

  @Test
  void seal_appearedSincePlan_isNotPlanned() {
    CategoryEvidence images =
        CategoryEvidence.of(
            3,
            Map.of(ItemOutcome.DELETED, 3L, ItemOutcome.APPEARED_SINCE_PLAN, 7L),
            List.of("DeleteImages"),
            Example.looked(Verification.Result.GONE));

    byte[] file =
        EvidenceSeal.unsigned()
            .seal(Example.evidence(Evidence.Status.SUCCEEDED, images, Example.events()));

    assertThat(new String(file, UTF_8)).contains("\"appearedSincePlan\" : 7");
  }

  @Test
  void line_anItem_isCanonicalJson() {
    EvidenceItem item =
        new EvidenceItem(
            "images",
            Example.PROJECT,
            null,
            "i1",
            ItemOutcome.DELETED,
            null,
            Verification.Method.LISTED);

    assertThat(new String(item.line(), UTF_8))
        .isEqualTo(
            "{\"category\":\"images\",\"id\":\"i1\",\"method\":\"listed\",\"outcome\":\"deleted\","
                + "\"projectId\":\"11111111-1111-4111-8111-111111111111\"}\n");
  }

  private static void assertRefused(Evidence evidence, String fault) {
    assertThatThrownBy(() -> EvidenceSeal.unsigned().seal(evidence))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(fault);
  }
}
