package app.userdata.copy;

import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * The image formats that Custom Vision accepts, recognised by their first bytes, never by a name.
 */
public enum MediaType {
  JPEG("jpg", "image/jpeg", 0xFF, 0xD8, 0xFF),
  PNG("png", "image/png", 0x89, 'P', 'N', 'G'),
  BMP("bmp", "image/bmp", 'B', 'M'),
  GIF("gif", "image/gif", 'G', 'I', 'F', '8'),
  OTHER("bin", "application/octet-stream");

  /** So many first bytes tell every type. */
  static final int LONGEST = 4;

  private final String extension;
  private final String contentType;
  private final String magic;

  MediaType(String extension, String contentType, int... magic) {
    this.extension = extension;
    this.contentType = contentType;
    this.magic =
        Arrays.stream(magic).mapToObj(b -> String.valueOf((char) b)).collect(Collectors.joining());
  }

  String extension() {
    return extension;
  }

  /** The name of the type in HTTP. */
  public String contentType() {
    return contentType;
  }

  /** What content is that begins like this. */
  public static MediaType of(byte[] content) {
    for (MediaType type : values()) {
      if (type.begins(content)) {
        return type;
      }
    }
    return OTHER;
  }

  private boolean begins(byte[] content) {
    if (content.length < magic.length()) {
      return false;
    }
    for (int i = 0; i < magic.length(); i++) {
      if ((content[i] & 0xFF) != magic.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
