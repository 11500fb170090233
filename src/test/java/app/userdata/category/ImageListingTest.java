package app.userdata.category;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.userdata.archive.ArchiveEntry;
import app.userdata.archive.Parts;
import app.userdata.copy.Copier;
import app.userdata.copy.CopyThreads;
import app.userdata.copy.ReadAndWrite;
import app.userdata.customvision.CallMeter;
import app.userdata.customvision.CustomVisionClients;
import app.userdata.customvision.CustomVisionException;
import app.userdata.customvision.CustomVisionSettings;
import app.userdata.customvision.InProcessSlots;
import app.userdata.customvision.Waiting;
import app.userdata.dev.memory.InMemoryExportArchives;
import com.sun.net.httpserver.HttpServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the service says of iterations whose training did not end, which no recording shows. */
final class ImageListingTest {
  private static final UUID ID = UUID.fromString("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

  private final ImageListing listing = new ImageListing();
  private final ExecutorService threads = Executors.newSingleThreadExecutor();
  private HttpServer service;
  private String code = "";

  @BeforeEach
  void start() throws Exception {
    service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    service.createContext(
        "/",
        exchange -> {
          byte[] reply =
              ("{\"code\":\"" + code + "\",\"message\":\"no\"}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(400, reply.length);
          exchange.getResponseBody().write(reply);
          exchange.close();
        });
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(0);
    threads.shutdownNow();
  }

  @Test
  void list_iterationThatIsNotTrained_hasNoImages() {
    code = "BadRequestIterationIsNotTrained";

    assertThat(listing.count(step(), context(), "ALL")).isZero();
    assertThat(listing.page(step(), context(), "ALL", 0)).isEmpty();
  }

  @Test
  void list_refusedForAnotherReason_fails() {
    code = "BadRequestCustomerManagedKeyRevoked";

    assertThatThrownBy(() -> listing.count(step(), context(), "ALL"))
        .isInstanceOf(CustomVisionException.Rejected.class);
  }

  private static Step step() {
    return Step.first(CategoryId.IMAGES).forProject(ID).forIteration(ID, "set");
  }

  private ExportContext context() {
    URI endpoint = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
    var settings =
        new CustomVisionSettings(
            endpoint, Optional.of("key"), "v3.3", Set.of(), 1000, Duration.ofSeconds(10));
    Clock clock = Clock.systemUTC();
    return new ExportContext(
        CustomVisionClients.create(
            settings,
            Optional.empty(),
            new InProcessSlots(clock),
            Waiting.real(),
            CallMeter.NONE,
            clock),
        Optional.empty(),
        new InMemoryExportArchives().of("job"),
        new NoParts(),
        new NoResults(),
        new Scope(List.of(ID), Optional.empty(), Exclusion.NOTHING),
        new Copier(CopyThreads.of(threads), new ReadAndWrite(1 << 20), Waiting.real()),
        new Deadline(clock, Instant.MAX, () -> false));
  }

  static final class NoParts implements Parts {
    @Override
    public String write(String stem, byte[] content) {
      return stem;
    }

    @Override
    public InputStream read(String name) {
      return InputStream.nullInputStream();
    }
  }

  static final class NoResults implements EarlierResults {
    @Override
    public Optional<StepResult> find(String path) {
      return Optional.empty();
    }

    @Override
    public StepResult get(String path) {
      throw new IllegalStateException(path);
    }

    @Override
    public List<Named> below(String path) {
      return List.of();
    }

    @Override
    public List<ArchiveEntry> archivedBefore(String path) {
      return List.of();
    }
  }
}
