// Starting a deletion, which makes a plan first and deletes nothing before that is confirmed.

async function deleteView(place, query) {
  const required = el("select", { id: "required" });
  const scope = await scopeChoice(query, "What will be deleted is only ever in these.", (resource) => finishedExports(resource, required));
  const categories = categoryChoice("What will be deleted. Nothing is chosen until you choose it.", false);
  const person = personChoice();
  const reference = referenceField();
  put(place, starting(
    "Plan a deletion",
    "First a plan is made of everything that would go. Nothing is deleted until you have read the plan and confirmed it.",
    "deletions", "Make the plan", "primary",
    [
      el("p", { class: "note" }, "Stop uploads and training of these projects until the deletion has ended: what arrives meanwhile is not in the plan."),
      scope.view, categories.view, person.view,
      field("Delete only what this export holds", required, "What is not in its archive unchanged stays, and is reported. That archive no longer expires by itself."),
      field("Reference", reference, "Your ticket, if there is one. No personal data, please."),
    ],
    () => {
      const subject = person.body();
      if (!scope.body().projects) {
        throw new Problem("Choose at least one project.");
      }
      const chosen = categoriesOf(categories.chosen(), subject.subject);
      if (chosen.length === 0) {
        throw new Problem(subject.subject ? "Choose the categories images or predictions." : "Choose at least one category.");
      }
      return {
        ...scope.body(), categories: chosen, ...subject,
        ...(required.value ? { requireExport: required.value } : {}),
        ...(reference.value.trim() ? { reference: reference.value.trim() } : {}),
      };
    }));
}

/** Fills a list with the finished exports of a resource, newest first. */
async function finishedExports(resource, select) {
  put(select, el("option", { value: "" }, "No export is required"));
  try {
    for (const status of ["Succeeded", "PartiallySucceeded"]) {
      const { jobs } = await json("GET", "jobs?kind=export&top=100&status=" + status);
      select.append(...jobs.filter((job) => job.resource === resource).map((job) => el("option", { value: job.id },
        TIMES.format(new Date(job.createdAt)) + ", " + STATUSES[status][0].toLowerCase() + (job.reference ? ", " + job.reference : "") + " (" + shortId(job.id) + ")")));
    }
  } catch (error) {
    select.append(el("option", { value: "", disabled: true }, "The exports could not be listed"));
  }
}
