// The plan of a deletion in plain words, and a few of its pictures.

const PICTURES = 12;

/** Shows the plan of a job; its hash is what a confirmation names. */
async function planView(job) {
  const [plan, names] = await Promise.all([json("GET", "jobs/" + job.id + "/plan"), projectNames(job.resource)]);
  const nothing = plan.items === 0;
  const manual = [...new Set(Object.values(job.categories).filter((part) => part.residual > 0 && part.note).map((part) => part.note))];
  const view = section("The plan",
    el("p", { class: "lead" }, nothing ? "This plan deletes nothing." : [
      "If you confirm, this is deleted for good from ", listOf(plan.projects.map((id) => typed(names.get(id) || id))), ", in this order:"]),
    nothing ? null : el("ol", { class: "steps" }, plan.phases.map((phase) => el("li", {}, PHASES[phase.phase](phase.items)))),
    lines("What goes along with it", plan.along.map(alongWords)),
    lines("What stays", plan.stays.filter((line) => line.outcome !== "residual").map(stayWords)),
    lines("What no operation can delete", plan.stays.filter((line) => line.outcome === "residual").map((line) => items(line.category, line.items) + ": " + line.reason + ".")),
    lines("What you will have to do yourself", manual),
    lines("Before you confirm", warnings(job)),
    nothing ? null : picturesView(job),
    el("p", { class: "hint" }, "Made ", time(plan.sealedAt), ". It can be confirmed until ", time(plan.validUntil), ", ", until(plan.validUntil),
      "; after that a new plan is needed."));
  return { view, plan, names };
}

function listOf(nodes) {
  const shown = nodes.slice(0, 5);
  const rest = nodes.length - shown.length;
  return shown.flatMap((node, i) => [i === 0 ? "" : i === nodes.length - 1 ? " and " : ", ", node])
    .concat(rest > 0 ? " and " + plural(rest, "more project") : []);
}

function lines(title, entries) {
  return entries.length === 0 ? null : el("div", {}, el("h3", {}, title), el("ul", {}, entries.map((entry) => el("li", {}, entry))));
}

function alongWords(line) {
  const withWhat = { "goes with the project": "along with the project", "goes with iteration": "along with their iteration" }[line.reason];
  if (withWhat) {
    return items(line.category, line.items) + (line.items === 1 ? " goes " : " go ") + withWhat + ".";
  }
  return line.reason.startsWith("taggings")
    ? plural(line.items, "mark on an image", "marks on images") + " (taggings and regions)" + (line.items === 1 ? " goes " : " go ") + "along with the tags."
    : items(line.category, line.items) + ": " + line.reason + ".";
}

function stayWords(line) {
  return items(line.category, line.items) + ": " + (STAYS[line.outcome] || line.outcome) + " (" + line.reason + ").";
}

/** What a careful person would ask before they confirm. */
function warnings(job) {
  const found = [];
  if (!job.request.requireExport) {
    found.push("No export is required: what was not archived before is lost.");
  }
  for (const [selector, hits] of Object.entries(job.plan.hits || {})) {
    if (hits === 0) {
      found.push(el("span", {}, "Nothing matches ", el("code", {}, selector), " of the request: is it a typing error?"));
    }
  }
  found.push("Stop uploads and training of these projects until the deletion has ended.");
  return found;
}

/** Some of the images that go, one after another. */
function picturesView(job) {
  const place = el("ul", { class: "pictures" });
  const view = el("div", { hidden: true }, el("h3", {}, "Some of the images that go"), place);
  (async () => {
    const query = new URLSearchParams({ outcome: "planned", category: "images", top: PICTURES });
    const { items: images } = await json("GET", "jobs/" + job.id + "/items?" + query);
    view.hidden = images.length === 0;
    for (const [i, image] of images.entries()) {
      if (i > 0 && !view.isConnected) {
        return;
      }
      place.append(el("li", {}, await picture(job, image, i + 1)));
    }
  })().catch((error) => {
    view.hidden = false;
    place.replaceWith(el("p", { class: "hint" }, error.sentence || error.message));
  });
  return view;
}

async function picture(job, image, place) {
  try {
    const { reply } = await call("GET", "jobs/" + job.id + "/images/" + image.id);
    const src = URL.createObjectURL(await reply.blob());
    return el("img", { src, alt: "Planned image " + place, title: image.id, width: "112", height: "84", onload: () => URL.revokeObjectURL(src) });
  } catch (error) {
    return el("span", { class: "gone" }, error.sentence || error.message);
  }
}
