package app.userdata.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * A small JPEG of a picture, turned as its file asks for, with nothing of what the file tells
 * beside. Made with {@code javax.imageio} alone: no window system and no fonts are needed.
 *
 * @param jpeg in Base64, as pages hold it
 * @param pixels how large the picture itself is, as people see it
 * @param cost how many pixels were decoded to make it
 */
public record Thumbnail(String jpeg, PixelSize pixels, long cost) {
  /** The longest side. */
  public static final int SIDE = 168;

  /** More than the service takes of one image. */
  private static final int MOST_BYTES = 8 << 20;

  private static final long MOST_PIXELS = 50_000_000;

  /** A decoder holds whole rows. */
  private static final int LONGEST_SIDE = 1 << 15;

  /** Between its scans a decoder keeps all of a JPEG, at up to six bytes a pixel. */
  private static final long MOST_PIXELS_IN_SCANS = 16_000_000;

  private static final int MOST_SCANS = 20;
  private static final float QUALITY = 0.6f;

  /** One at a time in a process: so many steps side by side take no more memory than one. */
  private static final ReentrantLock ONE = new ReentrantLock();

  /**
   * The thumbnail of a file, or nothing if it cannot be, or is too large to be, drawn.
   *
   * @throws IOException if the file cannot be read
   */
  public static Optional<Thumbnail> of(InputStream file) throws IOException {
    ONE.lock();
    try {
      byte[] bytes = file.readNBytes(MOST_BYTES + 1);
      return bytes.length > MOST_BYTES ? Optional.empty() : of(bytes);
    } finally {
      ONE.unlock();
    }
  }

  private static Optional<Thumbnail> of(byte[] bytes) {
    PictureHeader header = PictureHeader.of(bytes);
    Optional<PixelSize> size = header.size().filter(Thumbnail::small);
    Optional<Bare.Picture> bare = size.isEmpty() ? Optional.empty() : Bare.of(bytes);
    if (bare.isEmpty() || size.isEmpty()) {
      return Optional.empty();
    }
    PixelSize shown = size.get();
    PixelSize stored = Exif.isQuarterTurn(header.orientation()) ? shown.turned() : shown;
    int scans = bare.get().format().equals("jpeg") ? Bare.scans(bare.get().bytes()) : 1;
    if (scans > MOST_SCANS || (scans > 1 && area(stored) > MOST_PIXELS_IN_SCANS)) {
      return Optional.empty();
    }
    return decoded(bare.get(), stored)
        .map(image -> encoded(Scaled.of(image, header.orientation(), SIDE)))
        .map(jpeg -> new Thumbnail(jpeg, shown, area(stored) * scans));
  }

  private static boolean small(PixelSize size) {
    return area(size) <= MOST_PIXELS && Math.max(size.width(), size.height()) <= LONGEST_SIDE;
  }

  private static long area(PixelSize size) {
    return (long) size.width() * size.height();
  }

  /** Every so many pixels of it: at least twice the thumbnail, at most four times. */
  @SuppressWarnings("UnusedException") // whatever it is, there is no thumbnail
  private static Optional<BufferedImage> decoded(Bare.Picture picture, PixelSize size) {
    ImageReader reader = ImageIO.getImageReadersByFormatName(picture.format()).next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(picture.bytes()))) {
      reader.setInput(in, /* seekForwardOnly= */ true, /* ignoreMetadata= */ true);
      if (reader.getWidth(0) != size.width() || reader.getHeight(0) != size.height()) {
        return Optional.empty();
      }
      ImageReadParam every = reader.getDefaultReadParam();
      int step = Math.max(1, Math.max(size.width(), size.height()) / (2 * SIDE));
      every.setSourceSubsampling(step, step, 0, 0);
      return Optional.of(reader.read(0, every));
    } catch (IOException | RuntimeException e) {
      // Decoders tell of broken files by exceptions of many kinds.
      return Optional.empty();
    } finally {
      reader.dispose();
    }
  }

  private static String encoded(BufferedImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam smaller = writer.getDefaultWriteParam();
      smaller.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      smaller.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), smaller);
    } catch (IOException e) {
      throw new IllegalStateException("memory can always be written", e);
    } finally {
      writer.dispose();
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
