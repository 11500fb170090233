package app.userdata.customvision;

import java.io.InputStream;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * An opened download. A body that ends before {@link #length()} or throws was cut: open it again.
 */
public interface Download extends AutoCloseable {
  InputStream body();

  OptionalLong length();

  Optional<String> contentType();

  /** The MD5 that the store remembers, where it does. */
  Optional<byte[]> contentMd5();

  @Override
  void close();
}
