package app.userdata.archive.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Reads COCO as its site documents it: what belongs together is joined by numbers. */
public final class CocoReader {
  private final JsonNode coco;

  public CocoReader(ProjectFolder folder) throws Exception {
    this.coco = new ObjectMapper().readTree(folder.text("annotations/coco.json"));
  }

  /** An image, how large it is, and what is on it. */
  public record Picture(String file, int width, int height, List<SeenBox> boxes) {}

  /** The names of the categories in order of their numbers. */
  public List<String> names() {
    Map<Long, String> names = new TreeMap<>();
    coco.get("categories")
        .forEach(one -> names.put(one.get("id").asLong(), one.get("name").asText()));
    return List.copyOf(names.values());
  }

  /** The images by the ids that Custom Vision gave them. */
  public Map<String, Picture> pictures() {
    Map<Long, String> names = new HashMap<>();
    coco.get("categories")
        .forEach(one -> names.put(one.get("id").asLong(), one.get("name").asText()));
    Map<Long, Picture> byNumber = new HashMap<>();
    Map<String, Picture> pictures = new TreeMap<>();
    for (JsonNode image : coco.get("images")) {
      Picture picture =
          new Picture(
              image.get("file_name").asText(),
              image.get("width").asInt(),
              image.get("height").asInt(),
              new ArrayList<>());
      byNumber.put(image.get("id").asLong(), picture);
      pictures.put(image.get("custom_vision_id").asText(), picture);
    }
    for (JsonNode annotation : coco.get("annotations")) {
      JsonNode box = annotation.get("bbox");
      double left = box.get(0).asDouble();
      double top = box.get(1).asDouble();
      Objects.requireNonNull(byNumber.get(annotation.get("image_id").asLong()))
          .boxes()
          .add(
              new SeenBox(
                  Objects.requireNonNull(names.get(annotation.get("category_id").asLong())),
                  left,
                  top,
                  left + box.get(2).asDouble(),
                  top + box.get(3).asDouble()));
    }
    return pictures;
  }
}
