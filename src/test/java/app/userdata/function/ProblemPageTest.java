package app.userdata.function;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.api.ApiDocument;
import com.microsoft.azure.functions.HttpResponseMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page to which refusals link. */
final class ProblemPageTest {
  private final HttpResponseMessage reply =
      new ServiceFunctions(
              () -> {
                throw new IllegalStateException("the page needs no app");
              })
          .problems(Requests.get(Map.of()), Requests.context());

  private final String page = String.valueOf(reply.getBody());

  @Test
  void problems_everyTypeOfTheApi_hasItsSection() {
    List<String> types = new ArrayList<>();
    ApiDocument.deployed()
        .root()
        .at("/components/schemas/Problem/properties/type/enum")
        .forEach(type -> types.add(type.asText().substring(HttpReplies.PROBLEM_TYPE.length())));

    assertThat(types)
        .hasSizeGreaterThan(30)
        .allSatisfy(type -> assertThat(page).contains("<h2 id=\"" + type + "\">"));
  }

  @Test
  void problems_always_isWholeHtmlUnderAPolicy() {
    assertThat(page).contains("<p>What to do: ").doesNotContain("`").doesNotContain(" | ");
    assertThat(reply.getHeader("Content-Security-Policy")).startsWith("default-src 'none'");
  }
}
