package app.userdata.customvision;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DownloadHostsTest {
  private final DownloadHosts azure =
      new DownloadHosts(
          URI.create("https://n.cognitiveservices.azure.com"),
          Set.of("*.example.org", "files.net"));
  private final DownloadHosts local = new DownloadHosts(URI.create("http://127.0.0.1:1"), Set.of());

  @ParameterizedTest
  @CsvSource({
    "https://store.blob.core.windows.net/i?sig=1, true",
    "https://store.blob.core.windows.net:443/i, true",
    "https://STORE.blob.core.usgovcloudapi.net/i, true",
    "https://store.blob.core.chinacloudapi.cn/i, true",
    "https://n.cognitiveservices.azure.com/x, true",
    "https://a.example.org/x, true",
    "https://files.net/x, true",
    "https://a.files.net/x, false",
    "http://store.blob.core.windows.net/i, false",
    "https://store.blob.core.windows.net:8443/i, false",
    "https://blob.core.windows.net/i, false",
    "https://store.blob.core.windows.net.evil.org/i, false",
    "https://evilblob.core.windows.net/i, false",
    "https://user@store.blob.core.windows.net/i, false",
    "https://10.0.0.1/i, false",
    "https://127.0.0.1/i, false",
    "http://169.254.169.254/metadata, false",
    "https://[::1]/i, false",
    "file:///etc/passwd, false",
  })
  void allows_withAzureEndpoint_onlyKnownHosts(URI uri, boolean allowed) {
    assertThat(azure.allows(uri)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:2/i, true",
    "http://localhost:2/i, true",
    "http://10.0.0.1/i, false",
    "ftp://127.0.0.1/i, false",
  })
  void allows_withLoopbackEndpoint_otherPortsOfThisMachine(URI uri, boolean allowed) {
    assertThat(local.allows(uri)).isEqualTo(allowed);
  }
}
