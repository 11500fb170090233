package app.userdata.customvision;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** The address of an operation, built piece by piece. */
record Address(String text) {

  Address path(String path) {
    return new Address(text + "/" + path);
  }

  Address path(UUID id) {
    return path(id.toString());
  }

  Address with(String name, Object value) {
    String encoded =
        URLEncoder.encode(value.toString(), StandardCharsets.UTF_8).replace("+", "%20");
    return appended(name, encoded);
  }

  /** Comma-separated, and the commas as they are, like the official clients. */
  Address with(String name, List<UUID> ids) {
    return appended(name, ids.stream().map(UUID::toString).collect(Collectors.joining(",")));
  }

  Address with(ImageSet set) {
    return set.iterationId().map(id -> with("iterationId", id)).orElse(this);
  }

  private Address appended(String name, String encoded) {
    return new Address(text + (text.contains("?") ? '&' : '?') + name + '=' + encoded);
  }
}
