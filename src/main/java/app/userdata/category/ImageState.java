package app.userdata.category;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The state of an image that people can change: its tags, regions and metadata. Two documents of
 * the same image have the same fingerprint exactly if nothing of it changed between them.
 */
final class ImageState {
  private static final int BYTES = 16;
  private static final List<String> REGION =
      List.of("regionId", "tagId", "left", "top", "width", "height");

  private ImageState() {}

  /** The first 128 bits of a SHA-256, in hexadecimal. */
  static String fingerprint(JsonNode image) {
    TreeSet<String> state = new TreeSet<>();
    image.path("tags").forEach(tag -> state.add("tag " + tag.path("tagId").asText()));
    image.path("regions").forEach(region -> state.add("region " + region(region)));
    image
        .path("metadata")
        .properties()
        .forEach(pair -> state.add("metadata " + pair.getKey() + "=" + pair.getValue().asText()));
    return hash(String.join("\n", state));
  }

  private static String region(JsonNode region) {
    Stream<String> values = REGION.stream().map(name -> region.path(name).asText());
    return String.join(" ", values.toList());
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
