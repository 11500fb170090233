package app.userdata.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each kind of difference between an exchange and its description is found. */
final class ContractTest {
  private static final Operation LIST = ApiDocument.deployed().operation("ListJobs");
  private static final Operation START = ApiDocument.deployed().operation("StartDeletion");
  private static final Map<String, String> JSON =
      Map.of("Content-Type", "application/json; charset=utf-8", "cache-control", "no-store");

  private static final String PROBLEM =
      "{'type':'urn:problem-type:custom-vision-user-data:%s','title':'T','status':400,'detail':'D','help':'/'}"
          .replace('\'', '"');

  @Test
  void check_asDescribed_findsNothingAndIsSeen() {
    Contract.check(LIST, list(200, JSON, "{\"jobs\":[]}"));

    assertThat(Contract.seen()).contains("ListJobs 200");
  }

  @Test
  void check_anythingElse_fails() {
    assertThatThrownBy(() -> Contract.check(LIST, list(200, JSON, "{}")))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("ListJobs", "jobs");
  }

  @Test
  void problems_ofReplies_areFound() {
    assertThat(problem(list(418, JSON, "{}"))).contains("status is not described");
    assertThat(problem(list(200, JSON, ""))).contains("no body");
    assertThat(problem(list(200, JSON, "{"))).contains("no JSON");
    assertThat(problem(list(200, JSON, "{\"jobs\":[],\"total\":0}"))).contains("'total'");
    assertThat(problem(list(200, Map.of("Content-Type", "text/plain"), "{\"jobs\":[]}")))
        .contains("text/plain");
    assertThat(problem(list(200, with("Set-Cookie", "a=b"), "{\"jobs\":[]}")))
        .contains("Set-Cookie is not described");
    Map<String, String> refusal = with("Content-Type", "application/problem+json");
    assertThat(Contract.problems(LIST, list(400, refusal, PROBLEM.formatted("invalid-request"))))
        .isEmpty();
    assertThat(problem(list(400, refusal, PROBLEM.formatted("job-not-found"))))
        .contains("does not have a value in the enumeration");
  }

  @Test
  void problems_ofRequestsThatWereAccepted_areFound() {
    assertThat(problem(new Exchange(Map.of("sort", "id"), Optional.empty(), 200, JSON, "")))
        .contains("sort is not described");
    assertThat(problem(new Exchange(Map.of("top", "501"), Optional.empty(), 200, JSON, "")))
        .contains("maximum value of 500");
    assertThat(Contract.problems(START, started("")).toString()).contains("request has no body");
    assertThat(Contract.problems(START, started("{\"colour\":1}")).toString()).contains("'colour'");
  }

  @Test
  void problems_headerThatMustBeThereIsNot_isFound() {
    assertThat(Contract.problems(START, started("{\"categories\":[\"all\"]}")).toString())
        .contains("Location is missing", "Operation-Location is missing");
  }

  private static String problem(Exchange exchange) {
    return Contract.problems(LIST, exchange).toString();
  }

  private static Exchange list(int status, Map<String, String> headers, String body) {
    return new Exchange(Map.of(), Optional.empty(), status, headers, body);
  }

  private static Exchange started(String sent) {
    return new Exchange(Map.of(), Optional.of(sent), 202, JSON, "");
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> headers = new HashMap<>(JSON);
    headers.put(name, value);
    return headers;
  }
}
