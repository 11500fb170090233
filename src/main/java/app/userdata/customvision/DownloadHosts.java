package app.userdata.customvision;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Decides from which hosts bytes may be fetched; a reply must not send us just anywhere. */
final class DownloadHosts {
  private static final List<String> AZURE_BLOB =
      List.of(
          "*.blob.core.windows.net",
          "*.blob.core.usgovcloudapi.net",
          "*.blob.core.chinacloudapi.cn");

  private final URI endpoint;
  private final Set<String> patterns;

  DownloadHosts(URI endpoint, Set<String> extra) {
    this.endpoint = endpoint;
    this.patterns = new HashSet<>(AZURE_BLOB);
    extra.forEach(pattern -> patterns.add(pattern.toLowerCase(Locale.ROOT)));
  }

  boolean allows(URI uri) {
    if (Origins.hasUser(uri) || Origins.host(uri).isEmpty()) {
      return false;
    }
    if (Origins.same(uri, endpoint)) {
      return true;
    }
    if (Origins.isLoopback(uri)) {
      return Origins.isLoopback(endpoint) && isWeb(uri);
    }
    return "https".equalsIgnoreCase(uri.getScheme())
        && Origins.port(uri) == 443
        && !Origins.isIpLiteral(uri)
        && patterns.stream().anyMatch(pattern -> matches(pattern, Origins.host(uri)));
  }

  private static boolean isWeb(URI uri) {
    return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
  }

  private static boolean matches(String pattern, String host) {
    return pattern.startsWith("*.")
        ? host.endsWith(pattern.substring(1)) && host.length() > pattern.length() - 1
        : host.equals(pattern);
  }
}
