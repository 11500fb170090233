// The functions key: kept in this tab only, and asked for on the first screen.

const KEY = "functions-key";

function storedKey() {
  return sessionStorage.getItem(KEY) || "";
}

function forgetKey() {
  sessionStorage.removeItem(KEY);
}

/** Where Entra sign-in begins; it comes back to this page, and sends a cookie along from then on. */
function signInLink() {
  return link("Sign in with Entra ID", "/.auth/login/aad?post_login_redirect_uri=/api/console", "button");
}

/** Asks for the key; goes on when the app takes it. */
function keyView(why) {
  const problem = el("div", {}, why && errorBox(why));
  const input = el("input", { id: "key", type: "password", autocomplete: "off", spellcheck: "false", required: true, "aria-describedby": "key-help" });
  const enter = el("button", { type: "submit", class: "primary" }, "Continue");
  async function submit(event) {
    event.preventDefault();
    enter.disabled = true;
    sessionStorage.setItem(KEY, input.value.trim());
    try {
      await call("GET", "categories");
      go(true);
    } catch (error) {
      if (error.refused) {
        forgetKey();
      }
      const box = errorBox(error);
      put(problem, box);
      box.focus();
    } finally {
      enter.disabled = false;
    }
  }
  return el("div", { class: "narrow" },
    el("h1", { tabindex: "-1" }, "Which key opens the app?"),
    problem,
    el("form", { class: "card", onsubmit: submit, novalidate: true },
      el("label", { for: "key" }, "Functions key"),
      input,
      el("p", { id: "key-help", class: "hint" }, "It stays in this tab and is gone when you close it. It is sent to this app and to nobody else."),
      enter),
    el("section", { class: "card", "aria-labelledby": "where" },
      el("h2", { id: "where" }, "Where do I find it?"),
      el("ul", {},
        el("li", {}, "In the Azure portal: the function app, ", el("em", {}, "App keys"), ", the host key ", el("code", {}, "default"), ", which opens all functions."),
        el("li", {}, "With the Azure CLI: ", el("code", {}, "az functionapp keys list -g GROUP -n NAME --query functionKeys.default -o tsv")),
        el("li", {}, "On your own machine the command that serves the app prints it.")),
      el("p", {}, "Where sign-in with Entra ID is turned on, you need both: first sign in, then give the key."),
      el("p", {}, signInLink())));
}
