// A bar for each category; rate and time left from a moving window, silent until they mean something.

const WINDOW_SECONDS = 60;
const LEAST_SECONDS = 4;

function progressView(title) {
  const rows = new Map();
  const list = el("div", { class: "bars" });
  const overall = el("p", { class: "hint", id: "pace" });
  let samples = [];

  function row(id) {
    if (!rows.has(id)) {
      const bar = el("progress", { max: "1", value: "0", "aria-label": categoryName(id) });
      const state = el("span", { class: "state" });
      const text = el("span", { class: "amount" });
      list.append(el("div", { class: "bar" }, el("span", { class: "of" }, categoryName(id)), state, bar, text));
      rows.set(id, { bar, state, text });
    }
    return rows.get(id);
  }

  /** What happened lately: items and bytes a second, and how long the rest will take. */
  function pace(job) {
    const now = Date.now() / 1000;
    const parts = Object.values(job.categories);
    const done = parts.reduce((sum, part) => sum + part.done, 0);
    const moved = parts.reduce((sum, part) => sum + part.bytes, 0);
    samples = samples.filter((sample) => now - sample.now < WINDOW_SECONDS && sample.done <= done && sample.share <= job.progress);
    samples.push({ now, done, moved, share: job.progress });
    const first = samples[0];
    const seconds = now - first.now;
    if (seconds < LEAST_SECONDS || done <= first.done || ENDED.has(job.status)) {
      return "";
    }
    const rate = (done - first.done) / seconds;
    const shown = rate < 10 ? TENTHS.format(rate) : number(Math.round(rate));
    const said = [shown + (shown === "1" ? " item" : " items") + " a second"];
    if (moved > first.moved) {
      said.push(bytes((moved - first.moved) / seconds) + " a second");
    }
    if (samples.length > 2 && job.progress > first.share) {
      said.push("about " + duration((1 - job.progress) * seconds / (job.progress - first.share)) + " left");
    }
    return said.join(" · ");
  }

  return {
    view: section(title, list, overall),
    update(job) {
      for (const [id, part] of Object.entries(job.categories)) {
        const { bar, state, text } = row(id);
        bar.value = ENDED.has(job.status) && job.status !== "Canceled" ? 1 : part.progress;
        put(state, badge(part.status));
        text.textContent = amount(job, part);
      }
      overall.textContent = pace(job);
    },
  };
}

/** Such as "12 of 40 exported · 2 skipped · 1.2 MB". */
function amount(job, part) {
  const done = job.kind === "deletion" ? "deleted" : "exported";
  if (part.planned === 0 && part.done === 0) {
    return part.status === "Succeeded" ? "Nothing there" : "Not counted yet";
  }
  const said = [number(part.done) + " of " + number(Math.max(part.planned, part.done)) + " " + done];
  for (const [name, word] of [["skipped", "skipped"], ["failed", "failed"], ["residual", "cannot be deleted"]]) {
    if (part[name] > 0) {
      said.push(number(part[name]) + " " + word);
    }
  }
  if (part.bytes > 0) {
    said.push(bytes(part.bytes));
  }
  return said.join(" · ");
}
