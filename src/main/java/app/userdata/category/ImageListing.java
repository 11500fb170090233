package app.userdata.category;

import app.userdata.customvision.Image;
import java.util.List;
import java.util.UUID;

/** The images of one image set; the workspace's first pass copies their bytes. */
final class ImageListing implements PagedListing.Source<Image, ExportContext> {
  @Override
  public List<String> listings(ExportContext context) {
    return ServedImages.listings(context);
  }

  @Override
  public int count(Step step, ExportContext context, String listing) {
    return ServedImages.of(step, context).count(listing);
  }

  @Override
  public List<Image> page(Step step, ExportContext context, String listing, int skip) {
    return ServedImages.of(step, context).page(listing, skip);
  }

  @Override
  public UUID id(Image image) {
    return image.id();
  }

  @Override
  public boolean wanted(ExportContext context, Image image) {
    return context.scope().covers(image);
  }

  @Override
  public void seen(
      ExportContext context, List<Image> page, LinePart lines, StepResult.Draft draft) {
    Selectors selectors = context.scope().selectors();
    draft.hits(page.stream().flatMap(image -> selectors.hits(image).stream()).toList());
  }

  @Override
  public void take(
      Step step,
      ExportContext context,
      List<Image> wanted,
      LinePart lines,
      StepResult.Draft draft) {
    if (workspace(step) && firstPass(step)) {
      draft.count(Tally.planned(wanted.size()));
      ImagesCategory.continued(step, ImageCopies.copy(step, context, wanted, lines, draft), draft);
    } else {
      wanted.forEach(image -> lines.add(image.id(), image.json()));
    }
  }

  @Override
  public void finish(
      Step step, ExportContext context, PagedListing.Listed listed, StepResult.Draft draft) {
    String index = store(step, context, listed.wanted());
    draft.data("index", index);
    if (workspace(step)) {
      boolean allInFirst = listed.wantedInFirstPass().size() == listed.wanted().size();
      draft.data("first", allInFirst ? index : store(step, context, listed.wantedInFirstPass()));
    } else {
      draft.entry(
          new LinesFile(context, (id, line) -> line)
              .write(
                  Paths.iteration(step.project(), step.iteration()).resolve("images.jsonl"),
                  listed.parts()));
    }
  }

  private static String store(Step step, ExportContext context, IdIndex index) {
    return index.size() == 0
        ? ""
        : context.parts().write("images/" + step.path() + "/index", index.bytes());
  }

  private static boolean workspace(Step step) {
    return !step.args().containsKey("iteration");
  }

  /** Later passes lie below the step that closed the first. */
  private static boolean firstPass(Step step) {
    return !step.path().contains("/" + Step.THEN + "/");
  }
}
