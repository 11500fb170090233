// The list of jobs, newest first, with filters that stand in the address.

async function jobsView(place, query) {
  const body = el("div", {});
  const filter = (id, label, values) => {
    const select = el("select", { id },
      el("option", { value: "" }, "All"),
      values.map(([value, text]) => el("option", { value, selected: query.get(id) === value }, text)));
    select.addEventListener("change", () => {
      const next = new URLSearchParams(query);
      select.value ? next.set(id, select.value) : next.delete(id);
      history.replaceState(null, "", "#/" + (next.size > 0 ? "?" + next : ""));
      query = next;
      load();
    });
    return el("div", { class: "field" }, el("label", { for: id }, label), select);
  };
  put(place, 
    el("div", { class: "row" }, el("h1", { class: "grow", tabindex: "-1" }, "Jobs"),
      link("Start an export", "#/export", "button primary"), link("Plan a deletion", "#/delete", "button")),
    el("form", { class: "filters", "aria-label": "Filters", onsubmit: (event) => event.preventDefault() },
      filter("kind", "Kind", [["export", "Exports"], ["deletion", "Deletions"]]),
      filter("status", "Status", Object.entries(STATUSES).map(([id, [label]]) => [id, label])),
      button("Look again", () => load())),
    body);

  async function load() {
    try {
      const shown = await page(query);
      put(body, shown);
    } catch (error) {
      showError(body, error);
    }
  }
  await load();
}

/** Jobs in a table, and a button for those before. Filtered pages may be empty while others follow. */
async function page(query) {
  const rows = el("tbody", {});
  const more = button("Older jobs", () => next());
  const none = el("p", { class: "empty" });
  let token = "";
  async function next() {
    const found = [];
    do {
      const parameters = new URLSearchParams(query);
      if (token) {
        parameters.set("continuationToken", token);
      }
      const view = await json("GET", "jobs" + (parameters.size > 0 ? "?" + parameters : ""));
      found.push(...view.jobs);
      token = view.continuationToken || "";
    } while (token && found.length < 10);
    rows.append(...found.map(jobRow));
    more.hidden = !token;
    announce(rows.children.length === 0 ? "There is no such job." : plural(rows.children.length, "job") + " shown.");
    none.textContent = rows.children.length > 0 ? "" : query.size > 0 ? "There is no such job." : "There is no job yet. Start an export to begin with.";
  }
  await next();
  const columns = ["Job", "Status", "Resource", "Categories", "Started", "Changed"];
  return el("div", {}, none, el("div", { class: "scroll card", hidden: rows.children.length === 0 }, el("table", {},
    el("caption", { class: "unseen" }, "Jobs, newest first"),
    el("thead", {}, el("tr", {}, columns.map((column) => el("th", { scope: "col" }, column)))), rows)), more);
}

function jobRow(job) {
  const categories = job.categories.length === Object.keys(CATEGORIES).length ? "All"
    : job.categories.map(categoryName).join(", ");
  return el("tr", {},
    el("th", { scope: "row", "data-label": "Job" },
      el("div", {}, link(kindName(job.kind) + " " + shortId(job.id), "#/jobs/" + job.id),
        job.reference ? el("div", { class: "hint" }, typed(job.reference)) : null)),
    el("td", { "data-label": "Status" }, badge(job.status)),
    el("td", { "data-label": "Resource" }, typed(job.resource)),
    el("td", { "data-label": "Categories" }, categories),
    el("td", { "data-label": "Started" }, time(job.createdAt)),
    el("td", { "data-label": "Changed" }, until(job.updatedAt)));
}
