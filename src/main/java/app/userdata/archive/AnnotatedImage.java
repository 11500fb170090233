package app.userdata.archive;

import app.userdata.picture.PixelSize;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An image as training data: where its file lies and what is to be seen on it.
 *
 * @param file relative to the project's folder
 * @param pixels how large it is, where its bytes tell
 * @param workspace whether it is in the workspace, or only an iteration still holds it
 * @param tags of the whole image, of its regions included
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AnnotatedImage(
    // Jackson takes an id of zeros for an empty value.
    @JsonInclude(JsonInclude.Include.ALWAYS) UUID id,
    String file,
    @Nullable PixelSize pixels,
    boolean workspace,
    List<UUID> tags,
    List<Region> regions) {
  public AnnotatedImage {
    tags = tags == null ? List.of() : List.copyOf(tags);
    regions = regions == null ? List.of() : List.copyOf(regions);
  }

  /** A tagged rectangle, in fractions of the image's width and height. */
  public record Region(UUID tag, double left, double top, double width, double height) {}
}
