package app.userdata.category;

import app.userdata.archive.ArchivePath;
import app.userdata.customvision.ImageSet;
import app.userdata.customvision.Tag;
import java.util.List;

/** Image tags of the workspace and of every iteration: GetTags, GetTag | DeleteTag. */
final class TagsCategory implements DataCategory {
  @Override
  public CategoryId id() {
    return CategoryId.TAGS;
  }

  @Override
  public Capability capability() {
    return Capability.of(true, List.of("GetTags", "GetTag"), List.of("DeleteTag"));
  }

  @Override
  public StepResult export(Step step, ExportContext context) {
    return switch (step.kind()) {
      case "open" -> PerProject.open(step, context);
      case "project" -> workspace(step, context);
      default -> iteration(step, context);
    };
  }

  @Override
  public Deleted delete(Deletion deletion) {
    return Deleted.each(deletion, id -> deletion.service().deleteTag(deletion.project(), id));
  }

  private static StepResult workspace(Step step, ExportContext context) {
    StepResult.Draft draft = StepResult.draft();
    context
        .service()
        .getIterations(step.project())
        .forEach(iteration -> draft.child(step.forIteration(iteration.id(), "iteration")));
    return write(step, context, draft, ImageSet.workspace(), Paths.project(step.project()));
  }

  private static StepResult iteration(Step step, ExportContext context) {
    return write(
        step,
        context,
        StepResult.draft(),
        ImageSet.of(step.iteration()),
        Paths.iteration(step.project(), step.iteration()));
  }

  private static StepResult write(
      Step step, ExportContext context, StepResult.Draft draft, ImageSet set, ArchivePath folder) {
    List<Tag> tags = context.service().getTags(step.project(), set);
    draft.count(Tally.planned(tags.size()));
    draft.entry(
        Documents.write(
            context.archive(), folder.resolve("tags.json"), tags.stream().map(Tag::json).toList()));
    tags.forEach(
        tag -> draft.item(Item.exported(step, tag.id().toString(), tag.json().text().length())));
    return draft.result();
  }
}
