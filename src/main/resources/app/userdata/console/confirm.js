// Confirming a plan: by typing a name, so that nobody does it by a slip.

/**
 * What has to be typed: the name of the project, or of the resource where there are several projects.
 * A name that cannot be typed, such as one with line breaks, is replaced by the project's id.
 */
function wordToType(job, plan, names) {
  if (plan.projects.length !== 1) {
    return { word: job.resource, what: "the name of the resource, because the plan is of " + plural(plan.projects.length, "project") };
  }
  const [id] = plan.projects;
  const name = names.get(id) || "";
  return name !== "" && name === name.trim() && !/\p{C}| {2}/u.test(name)
    ? { word: name, what: "the name of the project" }
    : { word: id, what: "the id of the project" };
}

/** answered(problem) is called when the app took the confirmation, or with the problem when it did not. */
function confirmView(job, { plan, names }, answered) {
  const { word, what } = wordToType(job, plan, names);
  const input = el("input", { id: "confirm", autocomplete: "off", autocapitalize: "off", spellcheck: "false", "aria-describedby": "confirm-why" });
  const why = el("p", { id: "confirm-why", class: "hint" });
  const send = el("button", { type: "submit", class: "danger", disabled: true }, "Delete it for good");

  function check() {
    const matches = input.value.normalize() === word.normalize();
    send.disabled = !matches;
    const reason = matches ? "It matches: you can confirm now."
      : input.value === "" ? "The button works when it is typed, letter by letter." : "This is not it yet; capital letters and spaces count.";
    if (matches !== (why.dataset.matches === "yes")) {
      announce(matches ? reason : "It does not match any more.");
    }
    why.dataset.matches = matches ? "yes" : "no";
    why.textContent = reason;
  }

  async function submit(event) {
    event.preventDefault();
    check();
    if (send.disabled) {
      input.focus();
      return;
    }
    send.disabled = true;
    try {
      await call("POST", "jobs/" + job.id + "/confirm", { body: { planHash: plan.planHash } });
      announce("The plan is confirmed. The deletion begins.");
      answered();
    } catch (error) {
      answered(error);
      check();
    }
  }

  input.addEventListener("input", check);
  check();
  return section("Confirm it",
    el("p", {}, "Deleting cannot be undone. Type ", what, ":"),
    el("p", { class: "word" }, typed(word)),
    el("form", { onsubmit: submit, novalidate: true },
      el("label", { for: "confirm" }, what[0].toUpperCase() + what.slice(1).split(",")[0]), input, why, send),
    el("p", { class: "hint" }, "Confirmed is exactly the plan with the hash ", el("code", {}, plan.planHash), "."));
}
