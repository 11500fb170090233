package app.userdata.job;

import app.userdata.archive.format.SeenBox;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A picture of a report, with the boxes that are drawn on it.
 *
 * @param image its id
 * @param boxes named by the ids of their tags
 */
record DrawnPicture(String image, int width, int height, List<SeenBox> boxes) {
  private static final Pattern PICTURE =
      Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"[^>]*data-image=\"([^\"]+)\">(.*?)</svg>");
  private static final Pattern BOX =
      Pattern.compile(
          "<rect class=\"box\" x=\"([^\"]+)\" y=\"([^\"]+)\" width=\"([^\"]+)\" height=\"([^\"]+)\""
              + "[^>]*data-tag=\"([^\"]+)\"");

  /** All pictures of a page. */
  static List<DrawnPicture> of(String page) {
    return PICTURE.matcher(page).results().map(DrawnPicture::picture).toList();
  }

  private static DrawnPicture picture(MatchResult found) {
    return new DrawnPicture(
        found.group(3),
        Integer.parseInt(found.group(1)),
        Integer.parseInt(found.group(2)),
        BOX.matcher(found.group(4)).results().map(DrawnPicture::box).toList());
  }

  private static SeenBox box(MatchResult found) {
    double left = Double.parseDouble(found.group(1));
    double top = Double.parseDouble(found.group(2));
    return new SeenBox(
        found.group(5),
        left,
        top,
        left + Double.parseDouble(found.group(3)),
        top + Double.parseDouble(found.group(4)));
  }
}
