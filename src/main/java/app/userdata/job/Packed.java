package app.userdata.job;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/** Bytes in less room, unless there are only few of them. */
record Packed(byte[] bytes, boolean deflated) {
  private static final int FEW = 1024;

  static Packed of(byte[] bytes) {
    return bytes.length < FEW ? new Packed(bytes, false) : new Packed(deflated(bytes), true);
  }

  int size() {
    return bytes.length;
  }

  byte[] unpacked() {
    if (!deflated) {
      return bytes;
    }
    try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("could not unpack what was packed here", e);
    }
  }

  private static byte[] deflated(byte[] bytes) {
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream packed = new ByteArrayOutputStream(bytes.length / 4);
    try (OutputStream out = new DeflaterOutputStream(packed, deflater)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("could not pack bytes in memory", e);
    } finally {
      deflater.end();
    }
    return packed.toByteArray();
  }
}
