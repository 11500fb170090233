package app.userdata.report;

import app.userdata.picture.PixelSize;
import app.userdata.report.ExportSummary.Project;
import app.userdata.report.Portrait.Images;
import app.userdata.report.Portrait.Sizes;
import app.userdata.report.Portrait.TagCount;
import app.userdata.report.Tables.Column;
import java.util.List;
import java.util.Optional;

/** The section of one project. */
final class ProjectSection {
  private final Project project;
  private final String anchor;

  ProjectSection(Project project, String anchor) {
    this.project = project;
    this.anchor = anchor;
  }

  /** The section, in so much detail. */
  Html html(Detail detail) {
    Html out = new Html();
    out.open("section", "id", anchor).open("h2");
    title(out);
    out.closeLine();
    Optional<Portrait> portrait = project.portrait();
    if (portrait.isEmpty()) {
      out.element(
          "p",
          "What this project looks like could not be told: the step that looks at it was given up."
              + " The archive holds all the same what the table of categories counts.");
    } else {
      portrait(out, portrait.get(), detail);
    }
    Reasons.failures(out, "h3", "What could not be exported here", project.failures());
    return out.closeLine();
  }

  /** The name of the project, or its id where the export does not know its name. */
  void title(Html out) {
    String name = project.portrait().map(Portrait::name).orElse("");
    if (name.isEmpty()) {
      out.text("Project ").element("code", project.id());
    } else {
      out.name(name);
    }
  }

  private void portrait(Html out, Portrait portrait, Detail detail) {
    if (!portrait.description().isEmpty()) {
      out.open("p", "class", "lead").name(portrait.description()).closeLine();
    }
    facts(out, portrait);
    Iterations.lost(out, portrait);
    if (!portrait.pictures().isEmpty() && detail.pictures() > 0) {
      new Pictures(portrait).write(out, detail.pictures());
    }
    if (!portrait.tags().isEmpty() && detail.tags() > 0) {
      tags(out, portrait, detail.tags());
    }
    new Iterations(portrait, detail).write(out);
    if (detail.pictures() < portrait.pictures().size() || detail.tags() == 0) {
      out.element(
          "p",
          "This page shows less of the project than there is, to stay under two megabytes; the"
              + " files of the archive have all of it.",
          "class",
          "soft");
    }
  }

  private void facts(Html out, Portrait portrait) {
    Images images = portrait.images();
    out.open("dl", "class", "facts");
    fact(out, "Kind", portrait.kind().isEmpty() ? "not known" : portrait.kind());
    if (!portrait.domain().isEmpty()) {
      out.element("dt", "Domain").open("dd").name(portrait.domain()).close();
    }
    fact(
        out,
        "Images",
        "%s: %s tagged, %s untagged, %s that only an iteration still holds"
            .formatted(
                Words.number(images.all()),
                Words.number(images.tagged()),
                Words.number(images.untagged()),
                Words.number(images.elsewhere())));
    Sizes sizes = images.sizes();
    if (sizes != null) {
      fact(out, "Their sizes", sizes(sizes));
    }
    fact(
        out,
        "Tags",
        Words.number(portrait.allTags())
            + (images.regions() > 0
                ? ", and " + Words.count(images.regions(), "region", "regions")
                : ""));
    fact(out, "Iterations", Words.number(portrait.allIterations()));
    project.counts().forEach((what, count) -> fact(out, what, count));
    out.element("dt", "Folder").open("dd").element("code", "data/projects/" + project.id()).close();
    out.closeLine();
  }

  private static String sizes(Sizes sizes) {
    String smallest = size(sizes.smallest());
    String largest = size(sizes.largest());
    return smallest.equals(largest)
        ? largest + " pixels"
        : "from %s to %s pixels, the middle one %s"
            .formatted(smallest, largest, size(sizes.median()));
  }

  private static String size(PixelSize size) {
    return size.width() + " × " + size.height();
  }

  private static void fact(Html out, String label, String value) {
    out.element("dt", label).element("dd", value);
  }

  private static void tags(Html out, Portrait portrait, int most) {
    List<TagCount> shown = portrait.tags().subList(0, Math.min(most, portrait.tags().size()));
    long largest = Math.max(1, shown.get(0).images());
    boolean regions = portrait.images().regions() > 0;
    out.element("h3", "Images per tag");
    Tables.begin(
        out,
        "Images of the workspace that carry each tag, the most used first."
            + Iterations.rest(shown.size(), portrait.allTags(), "tag", "tags", "tags.json"),
        regions
            ? List.of(Column.text("Tag"), Column.bar("Images"), Column.number("Regions"))
            : List.of(Column.text("Tag"), Column.bar("Images")));
    for (TagCount tag : shown) {
      out.open("tr").open("th", "scope", "row");
      Pictures.swatch(out, tag);
      out.name(tag.name()).close();
      Tables.bar(out, (double) tag.images() / largest, "a", Words.number(tag.images()));
      if (regions) {
        Tables.number(out, tag.regions());
      }
      out.closeLine();
    }
    Tables.end(out);
  }
}
