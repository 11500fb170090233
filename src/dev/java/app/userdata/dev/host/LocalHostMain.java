package app.userdata.dev.host;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Serves the staged app in a process of its own, until its input is closed or it is told to stop.
 * Reads LOCAL_PORT, LOCAL_FUNCTIONS_KEY and LOCAL_MESSAGE_LEASE_SECONDS from the environment, which
 * is the app's as well.
 */
public final class LocalHostMain {
  private static final int WRONG_USE = 2;
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

  private static final Pattern KEY = Pattern.compile("[!-~]{1,200}");

  private LocalHostMain() {}

  /** Prints one line, {@code host ready BASE KEY}, once calls are answered. */
  public static void main(String[] args) throws IOException {
    try {
      HostOptions options = options(System.getenv());
      LocalHost host = LocalHost.start(options, () -> Runtime.getRuntime().halt(1));
      Runtime.getRuntime().addShutdownHook(new Thread(host::close));
      System.out.println("host ready " + host.baseUri() + " " + options.key());
      System.out.flush();
    } catch (HostException e) {
      System.err.println(e.getMessage());
      System.exit(WRONG_USE);
    }
    // Whoever started this holds the other end of the pipe; when that is gone, so are we.
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  /**
   * What the environment says of the host; the app is where {@code staged.folder} says.
   *
   * @throws HostException when a setting cannot work
   */
  public static HostOptions options(Map<String, String> environment) {
    return new HostOptions(
        Path.of(System.getProperty("staged.folder", "target/azure-functions/app")),
        number(environment, "LOCAL_PORT", 7071, 0, 65_535),
        key(environment.getOrDefault("LOCAL_FUNCTIONS_KEY", "")),
        Duration.ofSeconds(number(environment, "LOCAL_MESSAGE_LEASE_SECONDS", 600, 1, 86_400)),
        environment);
  }

  /** A header carries it, and one line tells it: no spaces, no letters beyond ASCII. */
  private static String key(String text) {
    if (text.isBlank()) {
      return randomKey();
    }
    if (!KEY.matcher(text).matches()) {
      throw new HostException(
          "LOCAL_FUNCTIONS_KEY must have 1 to 200 visible ASCII characters and no spaces, or be"
              + " absent.");
    }
    return text;
  }

  private static int number(
      Map<String, String> environment, String name, int usual, int least, int most) {
    String text = environment.getOrDefault(name, "").strip();
    if (text.isEmpty()) {
      return usual;
    }
    int number = NUMBER.matcher(text).matches() ? Integer.parseInt(text) : -1;
    if (number < least || number > most) {
      throw new HostException(
          name + " must be a whole number from " + least + " to " + most + ", or absent.");
    }
    return number;
  }

  private static String randomKey() {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }
}
