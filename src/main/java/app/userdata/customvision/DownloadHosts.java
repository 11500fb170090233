package app.userdata.customvision;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Which hosts bytes may come from. Links are data from outside: they must not make this app call
 * whom they like.
 */
final class DownloadHosts {
  private static final List<String> AZURE_STORAGE =
      List.of(
          ".blob.core.windows.net", ".blob.core.usgovcloudapi.net", ".blob.core.chinacloudapi.cn");
  private final CustomVisionSettings settings;

  DownloadHosts(CustomVisionSettings settings) {
    this.settings = settings;
  }

  /** Refuses a link to any other host. */
  void check(URI uri) {
    String host = uri.getHost() == null ? "" : uri.getHost().toLowerCase(Locale.ROOT);
    if (uri.getUserInfo() == null && (azure(uri, host) || local(uri, host))) {
      return;
    }
    throw new CustomVisionException.DownloadRefused(
        "The service's link points to a host that downloads are not allowed from; if it is right, name it in"
            + " CustomVision__downloadHosts.");
  }

  private boolean azure(URI uri, String host) {
    return "https".equals(uri.getScheme())
        && (AZURE_STORAGE.stream().anyMatch(host::endsWith)
            || settings.downloadHosts().contains(host));
  }

  /** A service on this machine serves its bytes from this machine too. */
  private boolean local(URI uri, String host) {
    return CustomVisionSettings.loopback(String.valueOf(settings.endpoint().getHost()))
        && CustomVisionSettings.loopback(host)
        && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
  }
}
