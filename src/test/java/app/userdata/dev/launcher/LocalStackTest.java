package app.userdata.dev.launcher;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class LocalStackTest {
  @ParameterizedTest
  @ValueSource(strings = {"much", "63m", "1m", "0g", "128", "128mb", "-Xmx1g"})
  void start_heapThatNoJavaMachineTakes_isRefusedBeforeAnythingStarts(String heap) {
    assertThatThrownBy(() -> LocalStack.start(Map.of("LOCAL_HEAP", heap), 0).close())
        .isInstanceOf(LocalRunException.class)
        .hasMessageStartingWith("LOCAL_HEAP must be a size such as 128m");
  }
}
