package app.userdata.dev.azurite;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AzuriteTest {
  @Test
  void start_nodeMissing_saysWhatToInstall(@TempDir Path folder) {
    assertThatThrownBy(() -> Azurite.start(folder, "no-such-program").close())
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("Node.js 20 or later");
  }
}
