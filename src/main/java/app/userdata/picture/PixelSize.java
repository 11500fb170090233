package app.userdata.picture;

/** How many pixels a picture has as people see it, turned as its file asks for. */
public record PixelSize(int width, int height) {
  public PixelSize {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("a picture has at least one pixel");
    }
  }

  /** A quarter turn. */
  PixelSize turned() {
    return new PixelSize(/* width= */ height, /* height= */ width);
  }
}
