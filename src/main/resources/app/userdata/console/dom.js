// Elements. Text is always text: nothing in this page reads markup.

/** An element with attributes, listeners (functions, named onclick and so on) and children. */
function el(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (typeof value === "function") {
      made.addEventListener(key.slice(2), value);
    } else if (typeof value === "string" || typeof value === "number") {
      made.setAttribute(key, value);
    } else if (value) {
      made.setAttribute(key, "");
    }
  }
  put(made, ...children);
  return made;
}

/** Puts children into a place, instead of what was there; lists are opened, and what is absent is left out. */
function put(place, ...children) {
  place.replaceChildren(...children.flat(9).filter((child) => child !== null && child !== undefined && child !== false));
}

/** A name that somebody typed: kept apart, so that its direction changes nothing around it. */
function typed(text) {
  return el("bdi", { class: "typed" }, text);
}

function section(title, ...children) {
  const id = "s-" + title.toLowerCase().replace(/[^a-z]+/g, "-");
  return el("section", { class: "card", "aria-labelledby": id }, el("h2", { id }, title), ...children);
}

function button(label, onclick, kind) {
  return el("button", { type: "button", class: kind || "", onclick }, label);
}

function link(label, href, kind) {
  return el("a", { class: kind || "", href }, label);
}

/** A table with a caption for those who do not see it; on a narrow screen each row is a card. */
function table(caption, columns, rows) {
  const cells = (row) => row.map((cell, i) =>
    el(i === 0 ? "th" : "td", { scope: i === 0 && "row", class: typeof cell !== "number" ? "" : cell === 0 && i > 2 ? "n zero" : "n", "data-label": columns[i] },
      typeof cell === "number" ? number(cell) : cell));
  return el("div", { class: "scroll" }, el("table", {},
    el("caption", { class: "unseen" }, caption),
    el("thead", {}, el("tr", {}, columns.map((column, i) =>
      el("th", { scope: "col", class: rows.length > 0 && typeof rows[0][i] === "number" ? "n" : "" }, column)))),
    el("tbody", {}, rows.map((row) => el("tr", {}, cells(row))))));
}

/** Says something to whoever listens instead of looking; the same words again are not repeated. */
function announce(text) {
  const live = document.getElementById("live");
  if (live.textContent !== text) {
    live.textContent = text;
  }
}

/** What went wrong, as a sentence, and what to do about it. */
function errorBox(error) {
  return el("div", { class: "error", tabindex: "-1", role: "group", "aria-label": "What went wrong" },
    el("p", {}, el("strong", {}, error.sentence || "This page made a mistake: " + error.message)),
    error.todo ? el("p", {}, error.todo) : null,
    error.signIn ? el("p", {}, signInLink()) : null);
}

/** Puts what went wrong into a place, and the focus on it; who is no longer let in starts again. */
function showError(place, error, focus = true) {
  if (error.signIn) {
    leave(error);
    return;
  }
  const box = errorBox(error);
  put(place, box);
  if (focus) {
    box.focus();
  }
}
