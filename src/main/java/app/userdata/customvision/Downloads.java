package app.userdata.customvision;

import app.userdata.customvision.CustomVisionException.DownloadRefused;
import app.userdata.customvision.CustomVisionException.Failure;
import java.net.URI;
import java.util.Optional;

/** Opens files: those of blob stores without any credential, those behind the API with one. */
final class Downloads {
  private static final String OPERATION = "download";
  private final Caller service;
  private final Caller store;
  private final DownloadHosts hosts;

  Downloads(Caller service, Caller store, DownloadHosts hosts) {
    this.service = service;
    this.store = store;
    this.hosts = hosts;
  }

  Download fromStore(URI uri) {
    check(uri);
    return store.open(Call.download(OPERATION, withoutFragment(uri)));
  }

  Download beginning(URI uri, int bytes) {
    check(uri);
    return store.open(Call.beginning(OPERATION, withoutFragment(uri), bytes));
  }

  private void check(URI uri) {
    if (!hosts.allows(uri)) {
      throw refused(
          "its host is not allowed; if it is right, add it to CustomVision__downloadHosts.");
    }
  }

  Download artifact(Address address) {
    return service.open(Call.download("GetArtifact", address.text()));
  }

  static DownloadRefused refused(String why) {
    return new DownloadRefused(new Failure(OPERATION, 0, "", Optional.empty()), why);
  }

  private static String withoutFragment(URI uri) {
    return uri.toString().split("#", 2)[0];
  }
}
