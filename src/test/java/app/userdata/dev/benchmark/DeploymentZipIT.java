package app.userdata.dev.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Holds the deployment to its size: a host fetches it before it starts an app. */
final class DeploymentZipIT {
  private static final long MOST = 12_000_000;

  @Test
  void zip_stagedApp_isSmall() throws IOException {
    DeploymentZip zip = DeploymentZip.of(Path.of(System.getProperty("staged.folder")));

    assertThat(zip.bytes()).as("largest: " + zip.jars()).isLessThan(MOST);
  }
}
