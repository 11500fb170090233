package app.userdata.archive.format;

import app.userdata.archive.AnnotatedImage;
import app.userdata.archive.Parts;
import app.userdata.archive.TrainingSet;
import app.userdata.picture.PixelSize;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The images of a project's workspace, read anew each time they are asked for. What only an
 * iteration still holds was taken out of the training data by somebody.
 */
public record ProjectImages(TrainingSet set, Parts parts) {

  /** All of them. */
  void each(Consumer<AnnotatedImage> use) {
    set.each(
        parts,
        image -> {
          if (image.workspace()) {
            use.accept(image);
          }
        });
  }

  /** Those whose size is known. */
  void sized(BiConsumer<AnnotatedImage, PixelSize> use) {
    each(image -> sized(image, use));
  }

  /** Those of one part whose size is known. */
  public void sized(String part, BiConsumer<AnnotatedImage, PixelSize> use) {
    TrainingSet.each(
        parts,
        part,
        image -> {
          if (image.workspace()) {
            sized(image, use);
          }
        });
  }

  private static void sized(AnnotatedImage image, BiConsumer<AnnotatedImage, PixelSize> use) {
    PixelSize pixels = image.pixels();
    if (pixels != null) {
      use.accept(image, pixels);
    }
  }
}
