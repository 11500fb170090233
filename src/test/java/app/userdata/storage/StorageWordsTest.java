package app.userdata.storage;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import app.userdata.archive.ArchivePath;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong with storage is told without its words: they may repeat what was signed. */
final class StorageWordsTest {
  private static final String CANARY = "string-to-sign-77ab";
  private static final String KEY =
      Base64.getEncoder().encodeToString("account-key-canary-51d0".getBytes(UTF_8));

  private final HttpServer server =
      HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

  StorageWordsTest() throws IOException {
    server.start();
  }

  @AfterEach
  void close() {
    server.stop(0);
  }

  @ParameterizedTest
  @CsvSource({
    "403, AuthenticationFailed",
    "403, ''",
    "400, InvalidHeaderValue",
    "409, LeaseAlreadyPresent",
    "302, ''",
  })
  void anything_storageRefuses_isToldInOurWordsOnly(int status, String code) {
    answer(status, code);
    String port = "http://127.0.0.1:" + server.getAddress().getPort() + "/account";
    AzureStorage storage =
        AzureStorage.connect(
            StorageConnection.of(
                "AccountName=account;AccountKey=%s;BlobEndpoint=%s;QueueEndpoint=%s"
                    .formatted(KEY, port, port)));

    isWordless(() -> storage.records("jobs").create("a/b.json", new byte[1], Map.of()));
    isWordless(() -> storage.records("jobs").list("a/", Optional.empty(), 10));
    isWordless(() -> storage.queues().send("data-events", CANARY, Duration.ZERO));
    isWordless(
        () ->
            storage
                .archives("exports")
                .of("job")
                .write(new ArchivePath("data/x"), "text/plain", CANARY.getBytes(UTF_8)));
  }

  @ParameterizedTest(name = "{index}")
  @ValueSource(
      strings = {
        "AccountName=account;AccountKey=%%%" + CANARY,
        "AccountName=account;AccountKey=YQ==;BlobEndpoint=http://evil.example/" + CANARY,
        CANARY,
        "SharedAccessSignature=sig=" + CANARY,
        "AccountName=;;;=" + CANARY
      })
  void connect_connectionStringThatCannotBe_isNotRepeated(String text) {
    assertThatThrownBy(() -> AzureStorage.connect(StorageConnection.of(text)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("DataStorage")
        .satisfies(thrown -> assertThat(trace(thrown)).doesNotContain(CANARY));
  }

  private static void isWordless(ThrowingCallable call) {
    assertThat(trace(catchThrowable(call)))
        .contains("could not ")
        .doesNotContain(CANARY, KEY, "account-key-canary", "SharedKey");
  }

  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private void answer(int status, String code) {
    byte[] body =
        "<?xml version=\"1.0\"?><Error><Code>%s</Code><Message>%s %s</Message></Error>"
            .formatted(code, CANARY, KEY)
            .getBytes(UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          if (!code.isEmpty()) {
            exchange.getResponseHeaders().set("x-ms-error-code", code);
          }
          exchange.getResponseHeaders().set("Content-Type", "application/xml");
          exchange.getResponseHeaders().set("Location", "http://127.0.0.1:1/" + CANARY);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
  }
}
