package app.userdata.customvision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.userdata.customvision.CustomVisionException.Unavailable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Replies that would exhaust whoever believes them, and replies whose words must not be retold. */
@Timeout(60)
final class HostileRepliesTest {
  private static final String CANARY = "JaneDoe7e1c";

  /** Closed each time: on a connection that is gone a repetition would only say that it is. */
  private static final String OK =
      "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: application/json\r\n";

  private static final String ID = "\"id\":\"11111111-1111-1111-1111-111111111111\"";
  private static final int MEBIBYTE = 1 << 20;

  private final VirtualTime time = new VirtualTime(1);

  @Test
  void list_endlessChunkedReply_isGivenUpAtItsLimit() throws Exception {
    String blanks = " ".repeat(MEBIBYTE);
    try (RawServer server =
        new RawServer(
            out -> {
              out.text(OK + "Transfer-Encoding: chunked\r\n\r\n");
              while (true) {
                out.text("100000\r\n" + blanks + "\r\n");
              }
            })) {
      assertThat(unavailable(server)).hasMessageContaining("larger than 33554432 bytes");
      assertThat(server.requests()).isOne();
      // What is on its way when nobody reads any more is thrown away, for a tenth of a second.
      assertThat(server.sent()).isLessThan(1024L * MEBIBYTE);
    }
  }

  @Test
  void list_replyThatUnpacksToFarMore_isGivenUpAtItsLimit() throws Exception {
    byte[] bomb = zipped(64);
    try (RawServer server =
        new RawServer(
            out ->
                out.text(OK + "Content-Encoding: gzip\r\nContent-Length: " + bomb.length)
                    .text("\r\n\r\n")
                    .bytes(bomb))) {
      assertThat(bomb.length).isLessThan(MEBIBYTE);
      assertThat(unavailable(server)).hasMessageContaining("larger than 33554432 bytes");
    }
  }

  @Test
  void list_twoGibibytesAnnounced_areNotSetAside() throws Exception {
    try (RawServer server =
        new RawServer(out -> out.text(OK + "Content-Length: 2147483648\r\n\r\n[" + CANARY))) {
      assertThat(trace(unavailable(server))).doesNotContain(CANARY);
    }
  }

  @Test
  void list_replyThatComesInDrops_isGivenUpAfterAMinute() throws Exception {
    try (RawServer server =
        new RawServer(
            out -> {
              out.text(OK + "Content-Length: 1000000\r\n\r\n[");
              while (true) {
                time.advance(Duration.ofSeconds(25));
                out.text(" ");
                // Drops that arrive together would be one read.
                Thread.sleep(2);
              }
            })) {
      assertThat(unavailable(server)).hasMessageContaining("its reply comes too slowly");
      assertThat(server.requests()).isOne();
    }
  }

  @Test
  void download_thatComesInDrops_isGivenUpAfterAMinute() throws Exception {
    try (RawServer server =
        new RawServer(
            out -> {
              out.text("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
              while (true) {
                time.advance(Duration.ofSeconds(25));
                out.text("x");
                // Drops that arrive together would be one read.
                Thread.sleep(2);
              }
            })) {
      try (Download download =
          client(server).download(ClientFixture.PROJECT, server.base().resolve("/i"))) {
        assertThat(catchThrowable(() -> download.body().readAllBytes()))
            .isInstanceOf(ExcessiveReplyException.class);
      }
    }
  }

  static Stream<String> unreadable() {
    return Stream.of(
        OK + "Content-Length: 99\r\n\r\n[{" + ID + ",\"name\":\"" + CANARY,
        OK + "Transfer-Encoding: chunked\r\n\r\n" + CANARY + "\r\n",
        CANARY + " no HTTP at all\r\n\r\n",
        "HTTP/1.1 " + CANARY + " OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\n" + ("X-Flood: " + CANARY + "\r\n").repeat(20_000) + "\r\n[]",
        json("[" + CANARY + "]"),
        json("\uFEFFx[\"" + CANARY + "\"]"),
        json("{\"" + CANARY + "\":1}"),
        json("\"" + CANARY + "\""),
        json("[{\"id\":\"" + CANARY + "\"}]"),
        json("[{" + ID + ",\"n\":" + CANARY + "}]"),
        json("[{" + ID + ",\"n\":1e" + "9".repeat(2000) + ",\"x\":\"" + CANARY + "\"}]"),
        json("[{" + ID + ",\"" + CANARY + "\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}]"),
        json("[{" + ID + ",\"" + CANARY + "\":" + "{\"a\":".repeat(100_000)),
        json("[\"" + CANARY + "\\q\"]"));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("unreadable")
  void list_unreadableReply_failsWithoutAWordOfIt(String reply) throws Exception {
    try (RawServer server = new RawServer(out -> out.text(reply))) {
      assertThat(trace(unavailable(server))).contains("GetProjects").doesNotContain(CANARY);
    }
  }

  static Stream<String> counts() {
    return Stream.of("-1", "2147483648", "10000001", "1e999999", "\"1e9\"", "[]", "1.5e300");
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("counts")
  void count_thatCannotBe_startsNoSteps(String count) throws Exception {
    try (RawServer server = new RawServer(out -> out.text(json(count)))) {
      assertThat(
              catchThrowable(
                  () ->
                      client(server)
                          .getImageCount(ClientFixture.PROJECT, ImageSet.workspace(), Listing.ALL)))
          .isInstanceOf(Unavailable.class);
    }
  }

  @Test
  void list_hugeNumberThatIsValid_isKeptAsItsText() throws Exception {
    try (RawServer server = new RawServer(out -> out.text(json("[{" + ID + ",\"n\":1e999999}]")))) {
      assertThat(client(server).getProjects().get(0).json().text()).contains("\"n\":1e999999");
    }
  }

  private Unavailable unavailable(RawServer server) {
    return catchThrowableOfType(Unavailable.class, () -> client(server).getProjects());
  }

  private CustomVisionClient client(RawServer server) {
    return CustomVisionClients.create(
        new CustomVisionSettings(
            server.base(),
            Optional.of(ClientFixture.KEY),
            "v3.3",
            Set.of(),
            1000,
            Duration.ofSeconds(10)),
        Optional.empty(),
        new InProcessSlots(time),
        time,
        CallMeter.NONE,
        time);
  }

  private static String json(String body) {
    int length = body.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    return OK + "Content-Length: " + length + "\r\n\r\n" + body;
  }

  /** As the host writes it when a function throws. */
  private static String trace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text, true));
    return text.toString();
  }

  private static byte[] zipped(int mebibytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] blanks = " ".repeat(MEBIBYTE).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    try (GZIPOutputStream zip = new GZIPOutputStream(packed)) {
      for (int i = 0; i < mebibytes; i++) {
        zip.write(blanks);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
