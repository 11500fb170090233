// One job: how it is, and what can be done with it. Parts come and go with its status; the rest stays.

function jobView(place, id) {
  const state = el("span", {});
  const since = el("p", { class: "hint", id: "connection" });
  const problem = el("div", {});
  const actions = el("div", { class: "actions" });
  const facts = el("dl", { class: "facts" });
  const notes = el("div", {});
  const parts = el("div", {});
  const heading = el("h1", { tabindex: "-1" }, "Job");
  put(place, 
    link("All jobs", "#/", "back"),
    el("div", { class: "row" }, heading, state), since, problem, actions, notes, parts,
    section("About this job", facts));
  let bars = null;
  let names = new Map();
  let shown = "";

  const watcher = watch("jobs/" + id, { changed, same: connected, failed });

  function connected() {
    since.textContent = "";
  }

  function failed(error, wait) {
    if (wait > 0) {
      since.textContent = error.sentence + " Trying again in " + duration(wait) + ".";
      announce(error.sentence + " The page goes on trying.");
    } else {
      showError(problem, error);
    }
  }

  function changed(job) {
    connected();
    const title = kindName(job.kind) + " " + shortId(job.id);
    if (heading.textContent !== title) {
      heading.textContent = title;
      titled(title);
    }
    const stage = job.status + " " + job.attempt;
    if (shown !== stage) {
      put(state, badge(job.status));
      announce(title + ": " + STATUSES[job.status][0] + ".");
      if (job.request.projects && names.size === 0) {
        projectNames(job.resource).then((known) => { names = known; describe(job); });
      }
      shown = stage;
      build(job);
    }
    bars.update(job);
    describe(job);
  }

  /** The parts that this status has. */
  function build(job) {
    bars = bars || progressView(job.kind === "deletion" ? "Progress of the deletion" : "Progress of the export");
    const ended = ENDED.has(job.status);
    const failedItems = Object.values(job.categories).some((part) => part.failed > 0);
    const waits = job.status === "AwaitingConfirmation";
    const later = el("div", {});
    const held = parts.contains(document.activeElement) || actions.contains(document.activeElement);
    put(actions, actionsOf(job));
    put(parts, [
      ended || waits ? null : bars.view,
      ended && failedItems ? failuresView(job) : null,
      later,
      ended ? bars.view : null,
    ].filter((part) => part));
    if (waits) {
      fillLater(later, planView(job).then((plan) => [plan.view, confirmView(job, plan, answered)]));
    } else if (ended && job.kind === "deletion" && job.status !== "Canceled") {
      fillLater(later, evidenceView(job).then((view) => [view]));
    } else if (job.kind === "export" && (job.status === "Succeeded" || job.status === "PartiallySucceeded")) {
      later.append(archiveView(job));
    }
    if (held) {
      heading.focus();
    }
  }

  function fillLater(later, views) {
    put(later, el("p", { class: "hint" }, "One moment …"));
    views.then((made) => put(later, made), (error) => showError(later, error, false));
  }

  /** After a refused confirmation job and plan are read again; without one the deletion has begun. */
  function answered(error) {
    put(problem);
    if (error) {
      shown = error.offline ? shown : "";
      showError(problem, error);
    }
    watcher.anew();
  }

  function actionsOf(job) {
    const path = job.kind === "deletion" ? "deletions/" : "exports/";
    const found = [];
    if (job.links.retry) {
      found.push(button("Try again what failed", () => act("POST", path + id + "/retry"), "primary"));
    }
    if (!ENDED.has(job.status) && job.status !== "Canceling") {
      found.push(button("Cancel the " + job.kind, () => act("POST", "jobs/" + id + "/cancel")));
    }
    if (ENDED.has(job.status)) {
      found.push(removalView(job, (error) => showError(problem, error)));
    }
    return found;
  }

  async function act(method, path) {
    actions.querySelectorAll("button").forEach((one) => { one.disabled = true; });
    try {
      await call(method, path);
      put(problem);
      heading.focus();
    } catch (error) {
      showError(problem, error);
      actions.querySelectorAll("button").forEach((one) => { one.disabled = false; });
    }
    watcher.now();
  }

  function describe(job) {
    put(notes, 
      job.error ? el("div", { class: "error" }, el("p", {}, el("strong", {}, job.error))) : "",
      job.atRisk ? el("p", { class: "note" }, "It is due " + until(job.dueAt) + " and may be late.") : "",
      ...(job.notes || []).map((note) => el("p", { class: "note" }, note)));
    const request = job.request;
    const said = [
      ["Id", el("code", {}, job.id)],
      ["Resource", typed(job.resource)],
      ["Projects", request.projects ? listOf(request.projects.map((one) => typed(names.get(one) || one))) : "All"],
      ["Reference", request.reference ? typed(request.reference) : null],
      ["One person only", request.subject ? el("code", {}, JSON.stringify(request.subject)) : null],
      ["Kept out", request.exclude ? el("code", {}, JSON.stringify(request.exclude)) : null],
      ["Requires export", request.requireExport ? link(shortId(request.requireExport), "#/jobs/" + request.requireExport) : null],
      ["Attempt", job.attempt > 1 ? number(job.attempt) : null],
      ["Started", time(job.createdAt)],
      ["Due", time(job.dueAt)],
      ["Asked for by", job.requestedBy], ["Confirmed by", job.confirmedBy],
    ];
    put(facts, said.filter(([, value]) => value).flatMap(([name, value]) => [el("dt", {}, name), el("dd", {}, value)]));
  }
}
