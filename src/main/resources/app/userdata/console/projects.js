// The resources and their projects, with counts that come one project after another.

async function projectsView(place) {
  const { resources } = await json("GET", "resources");
  const parts = resources.map((resource) => ({ resource, body: el("div", {}, el("p", { class: "hint" }, "Asking the service …")) }));
  put(place, 
    el("h1", { tabindex: "-1" }, "Projects"),
    el("p", { class: "lead" }, "What the service holds now. Export it before you delete it."),
    parts.map(({ resource, body }) => el("section", { class: "card", "aria-label": "Resource " + resource.name },
      el("div", { class: "row" }, el("h2", {}, "Resource ", typed(resource.name)), el("span", { class: "hint grow" }, resource.endpoint)), body)));
  countAll(parts);
}

/** Goes on in the background: the service is asked ten times a second at most. */
async function countAll(parts) {
  for (const { resource, body } of parts) {
    try {
      await fill(resource.name, body);
    } catch (error) {
      showError(body, error, false);
    }
  }
}

async function fill(resource, body) {
  const { projects } = await json("GET", "resources/" + encodeURIComponent(resource) + "/projects");
  if (projects.length === 0) {
    put(body, el("p", {}, "There is no project in this resource."));
    return;
  }
  const counts = projects.map(() => el("div", { class: "counts" }, "…"));
  put(body, el("ul", { class: "projects" }, projects.map((project, i) => el("li", {},
    el("div", { class: "grow" },
      el("h3", {}, project.name ? typed(project.name) : "(no name)"),
      project.description ? el("p", { class: "hint" }, typed(project.description)) : null,
      counts[i]),
    el("div", { class: "actions" },
      chosen("Export", "export", resource, project), chosen("Delete", "delete", resource, project))))));
  for (const [i, project] of projects.entries()) {
    if (!body.isConnected) {
      return;
    }
    await count(resource, project, counts[i]);
  }
  announce("The counts of " + plural(projects.length, "project") + " are there.");
}

function chosen(label, page, resource, project) {
  const query = new URLSearchParams({ resource, project: project.id });
  const made = link(label, "#/" + page + "?" + query, "button");
  made.append(el("span", { class: "unseen" }, " ", project.name));
  return made;
}

async function count(resource, project, place) {
  try {
    const view = await json("GET", "resources/" + encodeURIComponent(resource) + "/projects/" + project.id);
    const { tagged, untagged } = view.images;
    put(place, 
      plural(tagged + untagged, "image"), " (" + number(untagged) + " untagged) · ",
      plural(view.tags, "tag"), " · ", plural(view.iterations, "iteration"));
  } catch (error) {
    put(place, "Not counted: " + (error.sentence || error.message));
  }
}
