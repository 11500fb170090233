package app.userdata.archive.format;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Which images train and which validate: the same in every format, every export and on every
 * machine, whatever images come and go. An image validates if the first four bytes of the SHA-256
 * of {@code custom-vision/} and its id, as a number without sign, are a multiple of five.
 */
enum Split {
  TRAIN,
  VALIDATION;

  private static final String SEED = "custom-vision/";
  private static final int PARTS = 5;

  static Split of(UUID image) {
    byte[] hash = sha256((SEED + image).getBytes(StandardCharsets.UTF_8));
    long number = Integer.toUnsignedLong(ByteBuffer.wrap(hash).getInt());
    return number % PARTS == 0 ? VALIDATION : TRAIN;
  }

  boolean holds(UUID image) {
    return of(image) == this;
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
