package app.userdata.dev.sink;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * What the sink answers by itself.
 *
 * @param fields lines of the head, each with its line end
 * @param body what follows, where something does
 */
record Answer(int status, String fields, byte[] body) {
  private static final String VERSION = "2025-11-05";

  static Answer of(int status, String fields) {
    return new Answer(status, fields, new byte[0]);
  }

  static Answer xml(String text) {
    return new Answer(200, "Content-Type: application/xml\r\n", text.getBytes(UTF_8));
  }

  /** A refusal as the service words it. */
  static Answer refused(int status, String code, String message) {
    String xml =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>%s</Code><Message>%s</Message></Error>"
            .formatted(code, message);
    String fields = "Content-Type: application/xml\r\nx-ms-error-code: " + code + "\r\n";
    return new Answer(status, fields, xml.getBytes(UTF_8));
  }

  /** The time as heads write it. */
  static String date() {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
  }

  /**
   * Sends it.
   *
   * @param headOnly whether HEAD was asked, whose answer has no body and tells a length of its own
   */
  void send(OutputStream out, boolean headOnly) throws IOException {
    StringBuilder head = new StringBuilder(512);
    head.append("HTTP/1.1 ").append(status).append(" .\r\n").append(fields);
    head.append("x-ms-request-id: ").append(UUID.randomUUID()).append("\r\n");
    head.append("x-ms-version: " + VERSION + "\r\nDate: ").append(date()).append("\r\n");
    if (!headOnly) {
      head.append("Content-Length: ").append(body.length).append("\r\n");
    }
    out.write(head.append("\r\n").toString().getBytes(ISO_8859_1));
    if (!headOnly) {
      out.write(body);
    }
    out.flush();
  }
}
