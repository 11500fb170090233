package app.userdata.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The staged app, with nothing but the jars that are deployed, gets a token and sends it. */
@Timeout(60)
final class SignInIT {
  private static final String CLIENT_ID = "4f2d1c3a-7b6e-4d5f-9a8b-0c1d2e3f4a5b";
  private static final String STORAGE = "https://storage.azure.com";

  @Test
  void storage_userAssignedIdentity_getsTheTokenOfThatIdentity(@TempDir Path folder)
      throws Exception {
    try (SignInStubs stubs = SignInStubs.start(folder)) {
      Map<String, String> environment = new HashMap<>(stubs.ofAppService());
      environment.put("DataStorage__credential", "managedidentity");
      environment.put("DataStorage__clientId", CLIENT_ID);

      assertThat(health(environment, stubs, "user-assigned")).isEqualTo("ok");

      assertThat(stubs.asked())
          .containsExactly(
              "api-version=2019-08-01&client_id=" + CLIENT_ID + "&resource=" + STORAGE);
      assertThat(stubs.sent()).containsOnly("Bearer " + SignInStubs.TOKEN);
    }
  }

  @Test
  void storage_nothingSaidOfTheIdentity_getsTheTokenOfTheApp(@TempDir Path folder)
      throws Exception {
    try (SignInStubs stubs = SignInStubs.start(folder)) {
      assertThat(health(stubs.ofAppService(), stubs, "default")).isEqualTo("ok");

      assertThat(stubs.asked()).containsExactly("api-version=2019-08-01&resource=" + STORAGE);
      assertThat(stubs.sent()).containsOnly("Bearer " + SignInStubs.TOKEN);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // The stand-in for az is a shell script.
  void storage_developerSignedInWithAz_getsTheTokenOfTheDeveloper(@TempDir Path folder)
      throws Exception {
    Path az =
        Files.createFile(
            folder.resolve("az"),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Files.writeString(
        az,
        """
        #!/bin/sh
        echo '{"accessToken":"of-az","expires_on":4102444800,"expiresOn":"2100-01-01 00:00:00.0"}'
        """);
    try (SignInStubs stubs = SignInStubs.start(folder)) {
      Map<String, String> environment = new HashMap<>(stubs.ofDeveloper());
      environment.put("PATH", folder + ":" + System.getenv("PATH"));

      assertThat(health(environment, stubs, "developer")).isEqualTo("ok");

      assertThat(stubs.sent()).containsOnly("Bearer of-az");
    }
  }

  private static String health(Map<String, String> environment, SignInStubs stubs, String name)
      throws InterruptedException {
    Path logs = Path.of("target", "sign-in");
    try (HostProcess host = HostProcess.start(environment, logs, name, stubs.trusting())) {
      return host.api().get("health").path("status").asText();
    }
  }
}
