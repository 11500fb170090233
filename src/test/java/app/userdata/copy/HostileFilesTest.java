package app.userdata.copy;

import static org.assertj.core.api.Assertions.assertThat;

import app.userdata.archive.ArchivePath;
import app.userdata.archive.ExportArchive;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were made to harm whoever copies them. */
final class HostileFilesTest {
  private static final int HELD = 1 << 16;

  private final CopyStage stage = new CopyStage(1, 10);
  private final Copier copier = new Copier(CopyThreads.upTo(2), new ReadAndWrite(HELD), time -> {});
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

  HostileFilesTest() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
    stage.close();
  }

  @Test
  void copy_imageLargerThanAnyCanBe_isRefusedBeforeItIsRead() {
    URI address = serve(new byte[10], 300L << 20);

    assertThat(stage.copyFrom(copier, stage.archive(), address))
        .containsExactly(new Copied.Broken("the file is larger than any image can be"));
    assertThat(requests.get()).isOne();
    assertThat(stage.stored()).isEmpty();
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "<html><script>alert(1)</script></html>",
        "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
        "%PDF-1.7",
        "MZ",
        "",
        "PK\u0003\u0004../../x"
      })
  void copy_imageThatIsNone_isStoredAsBytesThatNoBrowserRuns(String content) throws Exception {
    byte[] bytes = content.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);

    assertThat(stage.copyFrom(copier, stage.archive(), serve(bytes, bytes.length))).hasSize(1);

    assertThat(stage.stored().keySet()).allMatch(path -> path.endsWith(".bin"));
    assertThat(stage.stored().values()).containsExactly(bytes);
    assertThat(MediaType.of(bytes).contentType()).isEqualTo("application/octet-stream");
  }

  @Test
  void copyLarge_zipThatLeadsOutOfItsFolder_isStoredAsItCame() throws Exception {
    byte[] zip = zip("../../../../etc/cron.d/x", "C:\\x", "/etc/passwd", "a/../../b");
    ExportArchive archive = stage.archive();
    ArchivePath path = new ArchivePath("data/model.zip");

    assertThat(stage.copyLargeFrom(copier, archive, serve(zip, zip.length), path).bytes())
        .isEqualTo(zip.length);
    assertThat(stage.stored()).containsOnlyKeys("data/model.zip");
    assertThat(stage.stored().values()).containsExactly(zip);
  }

  private URI serve(byte[] body, long announced) {
    server.createContext(
        "/i",
        exchange -> {
          requests.incrementAndGet();
          exchange.sendResponseHeaders(200, announced == 0 ? -1 : announced);
          exchange.getResponseBody().write(body);
          exchange.getResponseBody().flush();
          exchange.close();
        });
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/i");
  }

  private static byte[] zip(String... names) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(1);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }
}
