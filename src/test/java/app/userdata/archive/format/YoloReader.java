package app.userdata.archive.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Reads YOLO as Ultralytics documents it: lists from {@code data.yaml}, beside which their lines
 * that begin with {@code ./} lie, and labels where the last {@code /images/} of an image's path
 * says {@code /labels/}.
 */
public final class YoloReader {
  private static final String ROOT = "/dataset/";

  private final ProjectFolder folder;
  private final Map<String, Object> yaml;

  public YoloReader(ProjectFolder folder) {
    this.folder = folder;
    this.yaml = new Yaml(new SafeConstructor(new LoaderOptions())).load(folder.text("data.yaml"));
  }

  /** The classes by their numbers. */
  @SuppressWarnings("unchecked")
  public Map<Integer, String> names() {
    return (Map<Integer, String>) Objects.requireNonNull(yaml.get("names"));
  }

  /** The images of a split, by their paths in the project's folder. */
  public List<String> images(String split) {
    return folder
        .text(String.valueOf(yaml.get(split)))
        .lines()
        .map(line -> line.startsWith("./") ? line.replace("./", ROOT) : line)
        .map(path -> path.substring(ROOT.length()))
        .toList();
  }

  /** The boxes of an image of that size. */
  public List<SeenBox> boxes(String image, int width, int height) {
    String path = ROOT + image;
    int images = path.lastIndexOf("/images/");
    String labels = path.substring(0, images) + "/labels/" + path.substring(images + 8);
    String file = labels.substring(ROOT.length(), labels.lastIndexOf('.')) + ".txt";
    List<SeenBox> boxes = new ArrayList<>();
    for (String line : folder.text(file).lines().toList()) {
      String[] columns = line.split(" ");
      double x = Double.parseDouble(columns[1]) * width;
      double y = Double.parseDouble(columns[2]) * height;
      double w = Double.parseDouble(columns[3]) * width;
      double h = Double.parseDouble(columns[4]) * height;
      String name = Objects.requireNonNull(names().get(Integer.valueOf(columns[0])));
      boxes.add(new SeenBox(name, x - w / 2, y - h / 2, x + w / 2, y + h / 2));
    }
    return boxes;
  }
}
