package app.userdata.customvision;

import java.net.URI;
import java.util.UUID;

/**
 * A stored prediction with the image that was sent.
 *
 * @param original where the bytes are, for downloading only: it may hold a signature. Empty when
 *     the service names no usable place
 */
public record Prediction(UUID id, URI original, RawJson json) {

  /** Without the address, which is a secret. */
  @Override
  public String toString() {
    return "Prediction[id=" + id + "]";
  }
}
