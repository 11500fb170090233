package app.userdata.customvision;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells servers apart: scheme, host and port. */
final class Origins {
  private static final Pattern IP_LITERAL = Pattern.compile("\\[.*|[0-9.]+|0x.*");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1\\]|\\[0:0:0:0:0:0:0:1\\]");

  private Origins() {}

  /** The base address without a trailing slash, or a sentence that names the setting. */
  static URI checked(String setting, URI base) {
    String scheme = lower(base.getScheme());
    String host = host(base);
    if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
      throw new IllegalArgumentException(
          setting + " must be an address such as https://NAME.cognitiveservices.azure.com.");
    }
    if (scheme.equals("http") && !isLoopback(base)) {
      throw new IllegalArgumentException(
          setting + " must begin with https://; only this machine itself may be called without.");
    }
    if (base.getRawQuery() != null || base.getRawFragment() != null || hasUser(base)) {
      throw new IllegalArgumentException(
          setting + " must be a plain address, without user, query or fragment.");
    }
    return URI.create(base.toString().replaceFirst("/+$", ""));
  }

  static boolean isLoopback(URI uri) {
    return LOOPBACK.matcher(host(uri)).matches();
  }

  static boolean isIpLiteral(URI uri) {
    return IP_LITERAL.matcher(host(uri)).matches();
  }

  static boolean hasUser(URI uri) {
    return uri.getRawUserInfo() != null;
  }

  static boolean same(URI one, URI other) {
    return lower(one.getScheme()).equals(lower(other.getScheme()))
        && host(one).equals(host(other))
        && port(one) == port(other);
  }

  /** In lower case; empty when there is none. */
  static String host(URI uri) {
    return lower(uri.getHost());
  }

  static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return lower(uri.getScheme()).equals("https") ? 443 : 80;
  }

  private static String lower(@org.jspecify.annotations.Nullable String text) {
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }
}
