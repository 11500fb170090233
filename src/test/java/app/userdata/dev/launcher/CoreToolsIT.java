package app.userdata.dev.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.dev.host.LocalHostMain;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** How Core Tools are started and stopped, with a program of that name that is our own host. */
@Timeout(120)
@DisabledOnOs(OS.WINDOWS) // The stand-in for func is a shell script.
final class CoreToolsIT {
  private static final int FREE_PORT = 0;

  @TempDir private Path folder;

  @Test
  void start_coreToolsWanted_servesTheStagedAppUntilClosed() throws Exception {
    program(
        "LOCAL_PORT=\"$3\" exec "
            + command().stream().map(word -> "'" + word + "'").collect(Collectors.joining(" ")));

    URI base;
    try (LocalStack stack = LocalStack.start(environment(), FREE_PORT)) {
      base = stack.baseUri();
      ApiClient api = CheckedApi.client(base, stack.key());

      assertThat(api.get("categories").path("categories")).hasSize(9);
    }
    assertThatThrownBy(() -> new Socket(base.getHost(), base.getPort()).close())
        .isInstanceOf(ConnectException.class);
  }

  @Test
  void start_coreToolsEnd_failsWithTheirWords() throws Exception {
    program("echo 'func: the worker is missing'; exit 3");

    assertThatThrownBy(() -> LocalStack.start(environment(), FREE_PORT))
        .isInstanceOf(LocalRunException.class)
        .hasMessageContaining("did not start");
  }

  private Map<String, String> environment() {
    return Map.of(
        "LOCAL_HOST", "core-tools", "PATH", folder + File.pathSeparator + System.getenv("PATH"));
  }

  private static List<String> command() {
    return ChildProcess.command(LocalHostMain.class, List.of("-Xmx256m", "-Dstaged.folder=."));
  }

  private void program(String line) throws IOException {
    Path func = Files.writeString(folder.resolve("func"), "#!/bin/sh\n" + line + "\n");
    Files.setPosixFilePermissions(func, PosixFilePermissions.fromString("rwx------"));
  }
}
