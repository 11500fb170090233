package app.userdata.report;

import app.userdata.archive.AnnotatedImage.Region;
import app.userdata.report.Portrait.Picture;
import app.userdata.report.Portrait.TagCount;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Pictures of the classes of a project. Each is drawn in the pixels of its archived file, turned as
 * that asks for, so that a region's rectangle has the numbers that other formats have.
 */
final class Pictures {
  private final Portrait portrait;
  private final Map<UUID, TagCount> tags = new LinkedHashMap<>();

  Pictures(Portrait portrait) {
    this.portrait = portrait;
    portrait.tags().forEach(tag -> tags.put(tag.id(), tag));
  }

  /** The first so many, by the tag that they stand for. */
  void write(Html out, int most) {
    List<Picture> shown =
        portrait.pictures().subList(0, Math.min(most, portrait.pictures().size()));
    out.element("h3", "Pictures of the classes");
    sentences(out, shown);
    Map<Optional<UUID>, Set<Picture>> classes = new LinkedHashMap<>();
    for (Picture picture : shown) {
      classes
          .computeIfAbsent(Optional.ofNullable(picture.as()), any -> new LinkedHashSet<>())
          .add(picture);
    }
    classes.forEach((tag, pictures) -> group(out, tag, pictures));
  }

  private void sentences(Html out, List<Picture> shown) {
    long all = portrait.images().all();
    out.open("p", "class", "soft");
    out.text(
        "A sample, chosen by ids: %s of %s."
            .formatted(Words.number(shown.size()), Words.count(all, "image", "images")));
    long classes = shown.stream().map(Picture::as).filter(tag -> tag != null).distinct().count();
    if (classes < portrait.allTags()) {
      out.text(
          " It has pictures of %s of %s; images.jsonl has every image."
              .formatted(Words.number(classes), Words.count(portrait.allTags(), "tag", "tags")));
    }
    if (portrait.unshown() > 0) {
      out.text(
          " %s cannot be shown: too large, or in a way of writing that this page's maker cannot read."
              .formatted(Words.count(portrait.unshown(), "picture", "pictures")));
    }
    out.closeLine();
  }

  private void group(Html out, Optional<UUID> tag, Set<Picture> pictures) {
    Optional<TagCount> count = tag.map(tags::get);
    out.open("h4");
    if (tag.isEmpty()) {
      out.text("Without a tag");
    } else if (count.isEmpty()) {
      out.element("code", tag.get().toString());
    } else {
      swatch(out, count.get());
      out.name(count.get().name());
    }
    out.closeLine().open("div", "class", "shots");
    pictures.forEach(picture -> figure(out, picture));
    out.closeLine();
  }

  private void figure(Html out, Picture picture) {
    String width = String.valueOf(picture.pixels().width());
    String height = String.valueOf(picture.pixels().height());
    out.open("figure")
        .open(
            "svg",
            "class",
            "shot",
            "viewBox",
            "0 0 " + width + " " + height,
            "role",
            "img",
            "aria-label",
            "Image " + picture.image() + regions(picture),
            "data-image",
            picture.image().toString());
    out.empty(
        "image",
        "width",
        width,
        "height",
        height,
        "preserveAspectRatio",
        "none",
        "href",
        "data:image/jpeg;base64," + picture.jpeg());
    Map<UUID, TagCount> seen = new LinkedHashMap<>();
    for (Region region : picture.regions()) {
      TagCount tag = tags.getOrDefault(region.tag(), unknown(region.tag()));
      seen.put(region.tag(), tag);
      box(out, picture, region, tag);
    }
    out.close();
    if (!seen.isEmpty()) {
      out.open("figcaption", "class", "legend");
      seen.values().forEach(tag -> legend(out, tag));
      out.close();
    }
    out.closeLine();
  }

  private static void box(Html out, Picture picture, Region region, TagCount tag) {
    double width = picture.pixels().width();
    double height = picture.pixels().height();
    out.open(
        "rect",
        "class",
        "box",
        "x",
        String.valueOf(region.left() * width),
        "y",
        String.valueOf(region.top() * height),
        "width",
        String.valueOf(region.width() * width),
        "height",
        String.valueOf(region.height() * height),
        "stroke",
        Style.tag(tag.place()),
        "data-tag",
        tag.id().toString());
    out.element("title", Html.shortened(tag.name())).close();
  }

  private static void legend(Html out, TagCount tag) {
    out.open("span");
    swatch(out, tag);
    out.name(tag.name()).close();
  }

  static void swatch(Html out, TagCount tag) {
    out.open("svg", "class", "swatch", "viewBox", "0 0 10 10", "aria-hidden", "true");
    out.empty("rect", "width", "10", "height", "10", "fill", Style.tag(tag.place())).close();
  }

  private static String regions(Picture picture) {
    return picture.regions().isEmpty()
        ? ""
        : " with " + Words.count(picture.regions().size(), "region", "regions");
  }

  private static TagCount unknown(UUID id) {
    return new TagCount(id, id.toString(), 0, 0, 0);
  }
}
