package app.userdata.customvision;

import com.azure.core.credential.TokenCredential;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A client, the service it calls, and time that passes at once. */
final class ClientFixture implements AutoCloseable {
  static final String KEY = "0123456789abcdef";
  static final UUID PROJECT = UUID.fromString("11111111-1111-1111-1111-111111111111");
  static final UUID ITERATION = UUID.fromString("22222222-2222-2222-2222-222222222222");
  static final UUID IMAGE = UUID.fromString("33333333-3333-3333-3333-333333333333");

  final ScriptedServer service = new ScriptedServer();
  final ScriptedServer store = new ScriptedServer();
  final CountedCalls counted = new CountedCalls();
  final VirtualTime time = new VirtualTime(1);
  final CustomVisionClient client = version("v3.3");

  ClientFixture() throws IOException {}

  CustomVisionClient version(String apiVersion) {
    return CustomVisionClients.create(
        settings(Optional.of(KEY), apiVersion),
        Optional.empty(),
        new InProcessSlots(time),
        time,
        counted,
        time);
  }

  CustomVisionClient signedIn(TokenCredential credential) {
    return CustomVisionClients.create(
        settings(Optional.empty(), "v3.3"),
        Optional.of(credential),
        new InProcessSlots(time),
        time,
        counted,
        time);
  }

  private CustomVisionSettings settings(Optional<String> key, String apiVersion) {
    return new CustomVisionSettings(
        service.base(), key, apiVersion, Set.of(), 10, Duration.ofSeconds(30));
  }

  @Override
  public void close() {
    service.close();
    store.close();
  }
}
