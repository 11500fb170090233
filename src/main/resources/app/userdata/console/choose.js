// The parts that both forms have: resource, projects, categories, one person.

function field(label, input, hint) {
  const id = input.id;
  if (hint) {
    input.setAttribute("aria-describedby", id + "-hint");
  }
  return el("div", { class: "field" }, el("label", { for: id }, label), input,
    hint ? el("p", { class: "hint", id: id + "-hint" }, hint) : null);
}

function box(name, value, label, checked) {
  const input = el("input", { type: "checkbox", name, value, checked });
  return el("label", { class: "box" }, input, el("span", {}, label));
}

function checkedIn(place, name) {
  return [...place.querySelectorAll("input[name=" + name + "]:checked")].map((input) => input.value);
}

/** Lines of a text area, without empty ones. */
function linesOf(input) {
  return input.value.split("\n").map((line) => line.trim()).filter((line) => line !== "");
}

/** Choosing the resource and its projects; changed(resource) when another resource is chosen. */
async function scopeChoice(query, all, changed) {
  const { resources } = await json("GET", "resources");
  const wanted = query.get("resource") || resources[0].name;
  const select = el("select", { id: "resource" },
    resources.map(({ name }) => el("option", { value: name, selected: name === wanted }, name)));
  const list = el("div", { class: "boxes" });
  async function load() {
    put(list, el("p", { class: "hint" }, "Asking the service …"));
    changed(select.value);
    try {
      const { projects } = await json("GET", "resources/" + encodeURIComponent(select.value) + "/projects");
      put(list, projects.map((project) =>
        box("project", project.id, project.name ? typed(project.name) : "(no name)", project.id === query.get("project"))));
    } catch (error) {
      showError(list, error, false);
    }
  }
  select.addEventListener("change", load);
  await load();
  return {
    view: [
      resources.length > 1 ? field("Resource", select) : el("p", {}, "Resource ", typed(wanted)),
      el("fieldset", {}, el("legend", {}, "Projects"), el("p", { class: "hint" }, all), allOrNone("projects", list), list),
    ],
    body: () => {
      const projects = checkedIn(list, "project");
      return { resource: select.value, ...(projects.length > 0 ? { projects } : {}) };
    },
  };
}

/** Two buttons that check every box, or none. */
function allOrNone(what, list) {
  return el("div", { class: "actions" }, [["All", true], ["None", false]].map(([label, checked]) => {
    const made = button(label, () => list.querySelectorAll("input").forEach((input) => { input.checked = checked; }), "small");
    made.append(el("span", { class: "unseen" }, " " + what));
    return made;
  }));
}

function categoryChoice(hint, checked) {
  const list = el("div", { class: "boxes" },
    Object.entries(CATEGORIES).map(([id, [label]]) => box("category", id, label, checked)));
  return {
    view: el("fieldset", {}, el("legend", {}, "Categories"), el("p", { class: "hint" }, hint),
      allOrNone("categories", list), list),
    chosen: () => checkedIn(list, "category"),
  };
}

/** One person's images, by tag or by metadata; only images and predictions can be named with it. */
function personChoice() {
  const tags = el("textarea", { id: "tags", rows: "2" });
  const metadata = el("textarea", { id: "metadata", rows: "2" });
  return {
    view: el("details", { class: "more" }, el("summary", {}, "Only one person's images"),
      field("Tags", tags, "One in each line, as name or id: images that carry any of them."),
      field("Metadata", metadata, "One in each line, such as subjectId=42: images that carry all of them. With tags too, both must match.")),
    body: () => {
      const pairs = linesOf(metadata).map((line) => [line.split("=")[0].trim(), line.split("=").slice(1).join("=").trim()]);
      const subject = {
        ...(linesOf(tags).length > 0 ? { tags: linesOf(tags) } : {}),
        ...(pairs.length > 0 ? { metadata: Object.fromEntries(pairs) } : {}),
      };
      return Object.keys(subject).length > 0 ? { subject } : {};
    },
  };
}

/** With a person chosen, the categories are those that can belong to one. */
function categoriesOf(chosen, subject) {
  const possible = subject ? chosen.filter((id) => id === "images" || id === "predictions") : chosen;
  return possible.length === Object.keys(CATEGORIES).length ? ["all"] : possible;
}

/** Training data for other tools, beside the raw data; nothing of it without images. */
function formatChoice() {
  const list = el("div", { class: "boxes" },
    Object.entries(FORMATS).map(([id, label]) => box("format", id, label, false)));
  return {
    view: el("details", { class: "more" }, el("summary", {}, "Also as training data for other tools"),
      el("fieldset", {}, el("legend", {}, "Formats"),
        el("p", { class: "hint" }, "Made of the workspace's images. A format that does not suit a project is left out, and the job says so."), list)),
    body: () => {
      const formats = checkedIn(list, "format");
      return formats.length > 0 ? { formats } : {};
    },
  };
}

function referenceField() {
  return el("input", { id: "reference", maxlength: "200", autocomplete: "off" });
}

/** A form that starts a job and goes there; sent twice it is the same job. */
function starting(title, lead, path, label, kind, views, body) {
  const problem = el("div", {});
  const send = el("button", { type: "submit", class: kind }, label);
  let once = crypto.randomUUID();
  async function submit(event) {
    event.preventDefault();
    send.disabled = true;
    try {
      const job = await json("POST", path, { body: body(), once });
      location.hash = "#/jobs/" + job.id;
    } catch (error) {
      if (!error.offline) {
        once = crypto.randomUUID();
      }
      showError(problem, error);
    } finally {
      send.disabled = false;
    }
  }
  return el("div", { class: "narrow" }, el("h1", { tabindex: "-1" }, title), el("p", { class: "lead" }, lead),
    problem, el("form", { class: "card", onsubmit: submit, novalidate: true }, views, send));
}
