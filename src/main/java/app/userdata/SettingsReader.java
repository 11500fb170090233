package app.userdata;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads single settings, and refuses those that cannot work. */
final class SettingsReader {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,10}");
  private static final Pattern CONTAINER =
      Pattern.compile("(?!.*--)[a-z0-9][a-z0-9-]{1,61}[a-z0-9]");
  private static final Pattern LOOPBACK =
      Pattern.compile("(?i)localhost|127(\\.\\d{1,3}){3}|\\[::1]");

  private final Map<String, String> environment;

  SettingsReader(Map<String, String> environment) {
    this.environment = environment;
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** The names that begin so and are not blank, in order. */
  Set<String> namesBelow(String prefix) {
    Set<String> names = new TreeSet<>();
    for (String name : environment.keySet()) {
      if (name.startsWith(prefix) && text(name).isPresent()) {
        names.add(name);
      }
    }
    return names;
  }

  int number(String name, int usual, int least, int most) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return usual;
    }
    long number = NUMBER.matcher(value.get()).matches() ? Long.parseLong(value.get()) : -1;
    if (number < least || number > most) {
      throw new InvalidSettingException(
          name + " must be a whole number from " + least + " to " + most + ", or absent.");
    }
    return (int) number;
  }

  boolean flag(String name) {
    String value = text(name).orElse("false").toLowerCase(Locale.ROOT);
    if (!value.equals("true") && !value.equals("false")) {
      throw new InvalidSettingException(name + " must be true or false, or absent.");
    }
    return value.equals("true");
  }

  /** The client id of a managed identity. */
  Optional<String> uuid(String name) {
    Optional<String> id = text(name);
    if (id.isPresent() && !isUuid(id.get())) {
      throw new InvalidSettingException(
          name + " must be the client id of a managed identity, a UUID.");
    }
    return id;
  }

  private static boolean isUuid(String text) {
    try {
      return UUID.fromString(text).toString().equalsIgnoreCase(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  String container(String name, String usual) {
    String value = text(name).orElse(usual);
    if (!CONTAINER.matcher(value).matches()) {
      throw new InvalidSettingException(
          name
              + " must be a container name: 3 to 63 lower-case letters, digits and single hyphens.");
    }
    return value;
  }

  /** An address without user, path, query and fragment; https unless on this machine. */
  Optional<URI> address(String name, String example) {
    return text(name).map(value -> address(name, value, example));
  }

  private static URI address(String name, String value, String example) {
    URI uri;
    try {
      uri = new URI(value.replaceFirst("/+$", ""));
    } catch (URISyntaxException e) {
      throw notAnAddress(name, example);
    }
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    if ((!http && !"https".equalsIgnoreCase(uri.getScheme())) || uri.getHost() == null) {
      throw notAnAddress(name, example);
    }
    if (http && !LOOPBACK.matcher(uri.getHost()).matches()) {
      throw new InvalidSettingException(
          name + " must begin with https://; only this machine itself may be called without.");
    }
    if (uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null
        || !uri.getRawPath().isEmpty()) {
      throw new InvalidSettingException(
          name + " must end after the host name: write an address such as " + example + ".");
    }
    return uri;
  }

  private static InvalidSettingException notAnAddress(String name, String example) {
    return new InvalidSettingException(name + " must be an address such as " + example + ".");
  }
}
