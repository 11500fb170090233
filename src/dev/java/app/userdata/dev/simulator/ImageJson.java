package app.userdata.dev.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** How an image looks in replies: tags, regions and metadata are left out where there are none. */
final class ImageJson {
  private ImageJson() {}

  static ObjectNode of(Call call, Project project, Image image) {
    ObjectNode json = head(image);
    String resized = call.links().image(project.id(), 'i', image.id());
    String original =
        image.isResized() ? call.links().image(project.id(), 'o', image.id()) : resized;
    json.put("resizedImageUri", resized)
        .put("thumbnailUri", call.links().image(project.id(), 't', image.id()))
        .put("originalImageUri", original);
    marks(json, image);
    if (!image.metadata().isEmpty() && call.version().since(ApiVersion.V3_3)) {
      ObjectNode metadata = json.putObject("metadata");
      image.metadata().forEach(metadata::put);
    }
    return json;
  }

  /** The members that an image and its performance share in front. */
  static ObjectNode head(Image image) {
    return Json.object()
        .put("id", image.id().toString())
        .put("created", Json.zoneless(image.created()))
        .put("width", image.width())
        .put("height", image.height());
  }

  static void marks(ObjectNode json, Image image) {
    if (!image.tags().isEmpty()) {
      ArrayNode tags = json.putArray("tags");
      image.tags().forEach(tag -> tag(tags.addObject(), tag));
    }
    if (!image.regions().isEmpty()) {
      ArrayNode regions = json.putArray("regions");
      image.regions().forEach(region -> region(regions.addObject(), region));
    }
  }

  private static void tag(ObjectNode json, ImageTag tag) {
    json.put("tagId", tag.tagId().toString())
        .put("tagName", tag.tagName())
        .put("created", Json.zoneless(tag.created()));
  }

  private static void region(ObjectNode json, Region region) {
    json.put("regionId", region.id().toString())
        .put("tagName", region.tagName())
        .put("created", Json.zoneless(region.created()))
        .put("tagId", region.tagId().toString())
        .put("left", region.left())
        .put("top", region.top())
        .put("width", region.width())
        .put("height", region.height());
  }
}
