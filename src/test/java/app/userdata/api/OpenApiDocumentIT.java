package app.userdata.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.dev.azurite.NodePackages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The description of the API, read by a validator of OpenAPI that is not ours. */
final class OpenApiDocumentIT {
  private static final Path DOCUMENT = Path.of("src/main/resources/app/userdata/openapi.json");

  @Test
  void document_asItIs_isOpenApi31() throws Exception {
    assertThat(verdict(DOCUMENT)).isEqualTo("OpenAPI 3.1: valid\n");
  }

  @Test
  void document_withoutVersionOfTheApi_isNone(@TempDir Path folder) throws Exception {
    Path broken =
        Files.writeString(
            folder.resolve("broken.json"),
            Files.readString(DOCUMENT).replace("\"version\": \"1.0.0\",", ""));

    assertThat(verdict(broken)).startsWith("OpenAPI 3.1: not valid");
  }

  private static String verdict(Path document) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("node", "validate-openapi.mjs", document.toAbsolutePath().toString())
            .directory(NodePackages.install(Path.of("")).toFile())
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    return output;
  }
}
