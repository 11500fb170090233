// What went wrong, grouped by reason, page by page.

const PAGE = 200;

/** What makes each of many equal reasons another one. */
const REQUEST = /,? request [0-9a-f-]{36}/;

function failuresView(job) {
  const outcomes = job.kind === "export" ? ["failed"] : Object.keys(TROUBLE);
  const groups = new Map();
  const list = el("div", {});
  const problem = el("div", {});
  const more = el("button", { type: "button", hidden: true, onclick: () => next() }, "Show more");
  const tokens = new Map(outcomes.map((outcome) => [outcome, ""]));
  let names = new Map();

  function add(item) {
    const reason = (item.reason || "no reason is known").replace(REQUEST, "");
    const [request] = REQUEST.exec(item.reason || "") || [""];
    const key = item.outcome + " " + reason;
    if (!groups.has(key)) {
      const count = el("span", { class: "badge bad" });
      const items = el("ul", { class: "ids" });
      list.append(el("details", {}, el("summary", {}, count, " ", el("span", {}, (TROUBLE[item.outcome] || item.outcome) + ": " + reason)), items));
      groups.set(key, { count, items });
    }
    const { count, items } = groups.get(key);
    items.append(el("li", {}, (CATEGORIES[item.category] || ["", item.category])[1], " ", el("code", {}, item.id),
      item.projectId ? [" in ", typed(names.get(item.projectId) || item.projectId)] : null,
      el("span", { class: "hint" }, request)));
    count.textContent = number(items.children.length);
  }

  /** A page of each outcome that has more. */
  async function next() {
    more.disabled = true;
    try {
      for (const [outcome, token] of tokens) {
        const query = new URLSearchParams({ outcome, top: PAGE, ...(token ? { continuationToken: token } : {}) });
        const view = await json("GET", "jobs/" + job.id + "/items?" + query);
        view.items.forEach(add);
        view.continuationToken ? tokens.set(outcome, view.continuationToken) : tokens.delete(outcome);
      }
      put(problem);
    } catch (error) {
      showError(problem, error);
    }
    more.disabled = false;
    more.hidden = tokens.size === 0;
    if (list.children.length === 0 && tokens.size === 0) {
      put(list, el("p", {}, "No item is listed as failed."));
    }
  }

  projectNames(job.resource).then((known) => {
    names = known;
    next();
  });
  return section("What went wrong",
    el("p", {}, job.kind === "export" ? "These items are not in the archive. The rest is, and the archive is valid."
      : "These items were not deleted, or nobody can tell."),
    problem, list, more);
}
