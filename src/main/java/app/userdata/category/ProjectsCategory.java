package app.userdata.category;

import app.userdata.customvision.Project;
import app.userdata.customvision.RawJson;
import java.util.List;

/** Projects and project details: GetProjects, GetProject | DeleteProject. */
final class ProjectsCategory implements DataCategory {
  @Override
  public CategoryId id() {
    return CategoryId.PROJECTS;
  }

  @Override
  public Capability capability() {
    return Capability.of(
        true, List.of("GetProjects", "GetProject"), List.of("UnpublishIteration", "DeleteProject"));
  }

  @Override
  public StepResult export(Step step, ExportContext context) {
    return step.kind().equals("open") ? list(step, context) : project(step, context);
  }

  @Override
  public Deleted delete(Deletion deletion) {
    return Deleted.each(deletion, id -> deletion.service().deleteProject(id));
  }

  private static StepResult list(Step step, ExportContext context) {
    List<RawJson> projects =
        context.service().getProjects().stream()
            .filter(project -> context.scope().projects().contains(project.id()))
            .map(Project::json)
            .toList();
    StepResult.Draft draft = StepResult.draft();
    draft.count(Tally.planned(context.scope().projects().size()));
    draft.entry(Documents.write(context.archive(), Paths.PROJECTS, projects));
    context.scope().projects().forEach(project -> draft.child(step.forProject(project)));
    return draft.result();
  }

  private static StepResult project(Step step, ExportContext context) {
    RawJson document = context.service().getProject(step.project()).json();
    var entry =
        Documents.write(
            context.archive(), Paths.project(step.project()).resolve("project.json"), document);
    return StepResult.draft()
        .entry(entry)
        .item(Item.exported(step, step.project().toString(), entry.bytes()))
        .result();
  }
}
