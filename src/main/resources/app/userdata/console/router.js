// Which page the address names. Reload and the browser's own buttons work because everything is in it.

const PAGES = [["#/", "Jobs"], ["#/projects", "Projects"], ["#/export", "Export"], ["#/delete", "Delete"]];

const main = document.getElementById("main");
const pages = document.getElementById("pages");
const forget = document.getElementById("forget");

function titled(title) {
  document.title = title + " – Custom Vision user data";
}

/** Back to the first screen, with the reason. */
function leave(why) {
  stopWatching();
  if (!why || why.refused) {
    forgetKey();
  }
  pages.hidden = true;
  forget.hidden = true;
  titled("Key");
  put(main, keyView(why));
  (main.querySelector(".error") || main.querySelector("h1")).focus();
}

/** Shows what the address names; moved says that somebody went there, so that the focus goes along. */
async function go(moved) {
  stopWatching();
  if (!storedKey()) {
    leave();
    return;
  }
  const [path, query] = (location.hash || "#/").split("?");
  const parameters = new URLSearchParams(query);
  pages.hidden = false;
  forget.hidden = false;
  put(pages, el("ul", {}, PAGES.map(([href, label]) => el("li", {},
    el("a", { href, "aria-current": path === href ? "page" : false }, label)))));
  const place = el("div", {});
  put(main, place);
  titled((PAGES.find(([href]) => href === path) || ["", "Job"])[1]);
  try {
    await show(place, path, parameters);
  } catch (error) {
    showError(place, error);
  }
  if (moved && place.isConnected && !place.contains(document.activeElement)) {
    place.querySelector("h1")?.focus();
  }
}

function show(place, path, query) {
  const job = path.match(/^#\/jobs\/([0-9a-f-]{36})$/);
  if (job) {
    return jobView(place, job[1]);
  }
  switch (path) {
    case "#/": return jobsView(place, query);
    case "#/projects": return projectsView(place);
    case "#/export": return exportView(place, query);
    case "#/delete": return deleteView(place, query);
    default:
      place.append(el("h1", { tabindex: "-1" }, "There is no such page"), link("All jobs", "#/"));
      return null;
  }
}

document.getElementById("skip").addEventListener("click", (event) => {
  event.preventDefault();
  main.focus();
});
forget.addEventListener("click", () => leave());
window.addEventListener("hashchange", () => go(true));
go(false);
