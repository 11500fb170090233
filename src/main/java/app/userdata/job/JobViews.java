package app.userdata.job;

import app.userdata.category.CategoryId;
import app.userdata.category.DataCategories;
import app.userdata.category.Tally;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** How a job looks to those who ask. */
final class JobViews {
  private JobViews() {}

  /** The job with its counts; progress stays below one until the job is terminal. */
  static ObjectNode job(Job job, Progress progress) {
    ObjectNode view = Json.object();
    view.put("id", job.id());
    view.put("kind", job.kind().id());
    view.put("status", job.status().id());
    view.put("attempt", job.attempt());
    view.put("resource", job.request().resource());
    view.set("request", Json.node(job.request()));
    view.put("createdAt", job.origin().createdAt().toString());
    view.put("updatedAt", job.updatedAt().toString());
    view.put("dueAt", job.origin().dueAt().toString());
    people(job, view);
    view.put("atRisk", job.atRisk(progress.at()));
    PlanSeal plan = job.plan();
    if (plan != null) {
      view.put("planHash", plan.hash());
      view.set("plan", plan(plan));
    }
    ObjectNode categories = view.putObject("categories");
    for (CategoryId category : job.categories()) {
      Progress.Part part = progress.of(category.id());
      categories.set(category.id(), category(job, category, part));
    }
    view.put("progress", job.status().terminal() ? 1.0 : Math.min(0.99, progress.share()));
    view.set("links", links(job));
    Job.End end = job.end();
    if (end != null && !end.notes().isEmpty()) {
      view.set("notes", Json.node(end.notes()));
    }
    if (end != null && end.error() != null) {
      view.put("error", end.error());
    }
    return view;
  }

  /** Who asked and who confirmed, where sign-in tells. */
  private static void people(Job job, ObjectNode view) {
    if (job.origin().requestedBy() != null) {
      view.put("requestedBy", job.origin().requestedBy());
    }
    Job.Confirmation confirmation = job.confirmation();
    if (confirmation != null && confirmation.by() != null) {
      view.put("confirmedBy", confirmation.by());
    }
  }

  private static ObjectNode plan(PlanSeal plan) {
    ObjectNode view = Json.object();
    view.put("sealedAt", plan.sealedAt().toString());
    view.put("items", plan.items());
    view.set("phases", Json.node(plan.phases()));
    if (!plan.hits().isEmpty()) {
      view.set("hits", Json.node(plan.hits()));
    }
    return view;
  }

  private static ObjectNode category(Job job, CategoryId category, Progress.Part part) {
    Tally tally = part.tally();
    ObjectNode view = Json.object();
    view.put("status", status(job, part));
    view.put("planned", tally.planned());
    view.put("done", tally.done());
    view.put("skipped", tally.skipped());
    view.put("failed", tally.failed());
    view.put("residual", tally.residual());
    view.put("bytes", tally.bytes());
    view.put("progress", Math.floor(part.share() * 1000) / 1000);
    if (job.kind() == JobKind.DELETION) {
      DataCategories.of(category).capability().residual().ifPresent(note -> view.put("note", note));
    }
    return view;
  }

  private static String status(Job job, Progress.Part part) {
    Tally tally = part.tally();
    if (job.status() == JobStatus.CANCELED && tally.done() < Math.max(1, tally.planned())) {
      return JobStatus.CANCELED.id();
    }
    if (part.settled()) {
      if (tally.failed() == 0) {
        return JobStatus.SUCCEEDED.id();
      }
      return tally.done() == 0 ? JobStatus.FAILED.id() : JobStatus.PARTIALLY_SUCCEEDED.id();
    }
    if (job.status().terminal()) {
      return JobStatus.FAILED.id();
    }
    return part.started() ? JobStatus.RUNNING.id() : JobStatus.NOT_STARTED.id();
  }

  /** Where to go from a job; relative unless the app knows its public address. */
  static ObjectNode links(Job job) {
    String self =
        (job.origin().baseUrl() == null ? "" : job.origin().baseUrl()) + "/api/jobs/" + job.id();
    ObjectNode links = Json.object();
    links.put("self", self);
    List<String> names =
        job.kind() == JobKind.EXPORT
            ? List.of("items", "archive", "report")
            : List.of("items", "evidence", "report", "confirm");
    for (String name : names) {
      links.put(name, self + "/" + name);
    }
    if (job.status() == JobStatus.FAILED || job.status() == JobStatus.PARTIALLY_SUCCEEDED) {
      links.put("retry", self.replace("/jobs/", "/" + job.kind().id() + "s/") + "/retry");
    }
    return links;
  }

  /** A job as the list shows it. */
  static ObjectNode summary(Job job) {
    ObjectNode view = Json.object();
    view.put("id", job.id());
    view.put("kind", job.kind().id());
    view.put("status", job.status().id());
    view.put("resource", job.request().resource());
    view.set("categories", Json.node(job.request().categories()));
    view.put("createdAt", job.origin().createdAt().toString());
    view.put("updatedAt", job.updatedAt().toString());
    if (job.request().reference() != null) {
      view.put("reference", job.request().reference());
    }
    view.set("links", Json.node(Map.of("self", links(job).get("self").asText())));
    return view;
  }
}
