package app.userdata.dev.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RouteTest {
  @Test
  void match_parameter_isDecoded() {
    assertThat(Route.of("api", "jobs/{jobId}/items").match("/api/JOBS/a%20b+c/items/"))
        .contains(Map.of("jobId", "a b+c"));
  }

  @Test
  void match_otherLength_isNone() {
    assertThat(Route.of("api", "jobs").match("/api/jobs/1")).isEmpty();
    assertThat(Route.of("", "jobs").match("/api/jobs")).isEmpty();
  }

  @Test
  void compare_literalAndParameter_putsTheLiteralFirst() {
    Route parameter = Route.of("api", "exports/{category}");
    Route literal = Route.of("api", "exports/images");

    assertThat(List.of(parameter, literal).stream().sorted(Route.MOST_SPECIFIC))
        .containsExactly(literal, parameter);
  }
}
