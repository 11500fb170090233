// Fetching the archive of an export: report, command, links file by file.

const FILES = 50;

function archiveView(job) {
  const problem = el("div", {});
  const opened = el("span", {});
  const files = el("div", {});
  const report = button("Open the report", open, "primary");
  const list = button("List the files", () => show(), "");
  const command = el("div", {});
  let token = "";

  async function open() {
    report.disabled = true;
    try {
      const { reply } = await call("GET", "jobs/" + job.id + "/report");
      const page = new Blob([await reply.text()], { type: "text/html;charset=utf-8" });
      const again = el("a", { href: URL.createObjectURL(page), target: "_blank", rel: "noopener" }, "Open it again");
      put(opened, again);
      again.click();
      announce("The report opens in a new tab.");
      put(problem);
    } catch (error) {
      showError(problem, error);
    }
    report.disabled = false;
  }

  async function show() {
    list.disabled = true;
    try {
      const query = new URLSearchParams({ top: FILES, ...(token ? { continuationToken: token } : {}) });
      const view = await json("GET", "jobs/" + job.id + "/archive?" + query);
      if (!token) {
        files.after(list);
        put(files, el("p", { class: "hint" }, "These links work until ", time(view.expiresAt), " for whoever has them."), el("ul", { class: "ids" }));
      }
      files.lastElementChild.append(...view.files.map((file) => el("li", {},
        el("a", { href: file.uri, rel: "noreferrer", target: "_blank" }, file.path), " ", el("span", { class: "hint" }, bytes(file.bytes)))));
      token = view.continuationToken || "";
      list.textContent = "Show more files";
      list.hidden = !token;
      announce(plural(files.lastElementChild.children.length, "file") + " listed.");
      put(problem);
    } catch (error) {
      showError(problem, error);
    }
    list.disabled = false;
    list.focus();
  }

  json("GET", "jobs/" + job.id + "/archive?top=1").then(
    (view) => put(command, copyable(view.azcopy)),
    (error) => showError(command, error, false));
  return section("The archive",
    el("p", {}, "A folder that anybody can check: every file is listed with its SHA-256."),
    problem, el("div", { class: "actions" }, report, list, opened), command, files);
}

/** A command with a button that copies it. */
function copyable(text) {
  const code = el("code", { class: "command", tabindex: "0", role: "textbox", "aria-readonly": "true", "aria-label": "Command that fetches everything" }, text);
  const copy = button("Copy", async () => {
    try {
      await navigator.clipboard.writeText(text);
      copy.textContent = "Copied";
    } catch (error) {
      getSelection().selectAllChildren(code);
      copy.textContent = "Selected: copy it with Ctrl+C";
    }
    announce(copy.textContent);
  }, "small");
  return el("div", {}, el("p", {}, "All of it at once, signed in with Entra ID (",
    el("code", {}, "azcopy login"), "):"), el("div", { class: "copy" }, code, copy));
}
