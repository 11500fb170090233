package app.userdata.archive.format;

import app.userdata.archive.Parts;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** Parts in memory. */
final class MemoryParts implements Parts {
  private final Map<String, byte[]> parts = new HashMap<>();

  @Override
  public String write(String stem, byte[] content) {
    parts.put(stem, content);
    return stem;
  }

  @Override
  public InputStream read(String name) {
    return new ByteArrayInputStream(Objects.requireNonNull(parts.get(name)));
  }
}
