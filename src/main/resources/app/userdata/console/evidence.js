// The certificate of a deletion, in words, and its files to keep.

const VERDICTS = {
  Succeeded: "Everything that was planned is gone, and was looked for again.",
  PartiallySucceeded: "A part of what was planned is gone; the rest is still there or could not be deleted.",
  Failed: "Nothing of what was planned was deleted.",
};

const OUTCOMES = ["planned", "deleted", "absent", "failed", "survived", "residual"];
const OTHERS = ["skipped", "notExported", "changedSincePlan", "blocked", "held", "appearedSincePlan"];

async function evidenceView(job) {
  const { reply } = await call("GET", "jobs/" + job.id + "/evidence");
  const text = await reply.text();
  const { evidence, integrity } = JSON.parse(text);
  const parts = Object.keys(CATEGORIES).filter((id) => evidence.categories[id]).map((id) => [id, evidence.categories[id]]);
  const columns = OUTCOMES.concat(OTHERS.filter((outcome) => parts.some(([, part]) => part[outcome] > 0)));
  const problem = el("div", {});
  const signed = integrity.kind === "Ed25519";

  async function savePart(part) {
    try {
      const answer = await call("GET", "jobs/" + job.id + "/evidence/" + encodeURIComponent(part));
      save(part, await answer.reply.text(), "application/jsonl");
      put(problem);
    } catch (error) {
      showError(problem, error);
    }
  }

  return section("Evidence",
    el("p", { class: "lead" }, VERDICTS[evidence.status]),
    table("Items by category and outcome", ["Category"].concat(columns.map((one) => COLUMNS[one])),
      parts.map(([id, part]) => [categoryName(id)].concat(columns.map((outcome) => part[outcome])))),
    el("h3", {}, "Left to do by hand"),
    evidence.residuals.length === 0 ? el("p", {}, "Nothing.")
      : el("ul", { class: "todo" }, evidence.residuals.map((one) => el("li", {}, one.what + " ", el("strong", {}, one.whatToDo)))),
    el("h3", {}, "How far it can be trusted"),
    el("p", {}, signed ? ["It is signed with the Ed25519 key ", el("code", {}, integrity.keyId), "."]
      : "It is not signed, so it shows accidental change only. EVIDENCE_SIGNING_KEY signs later ones."),
    el("p", {}, "SHA-256 ", el("code", {}, integrity.sha256)),
    el("ul", {}, evidence.limits.map((limit) => el("li", {}, limit))),
    problem,
    el("div", { class: "actions" },
      button("Save evidence.json", () => save("evidence.json", text, "application/json"), "primary"),
      evidence.items.map(({ part, lines: count }) => button("Save the list of " + plural(count, "item"), () => savePart(part)))));
}

const COLUMNS = {
  planned: "Planned", deleted: "Deleted", absent: "Gone before", failed: "Failed", survived: "Still there", residual: "Cannot be deleted",
  skipped: "Skipped", notExported: "Not exported", changedSincePlan: "Changed", blocked: "Blocked", held: "Kept out", appearedSincePlan: "Came later",
};

/** Hands a file to the browser to keep. */
function save(name, content, type) {
  const href = URL.createObjectURL(new Blob([content], { type }));
  el("a", { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 60000);
  announce(name + " is saved.");
}
