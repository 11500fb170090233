// Calls to the app. Whatever goes wrong becomes one sentence, and where there is one, what to do.

class Problem extends Error {
  constructor(sentence, more) {
    super(sentence);
    this.sentence = sentence;
    Object.assign(this, more);
  }
}

/** What to do about refusals, where their own sentence does not say it. */
const TODO = {
  "another-plan": "The plan below was read again. Look at it before you confirm.",
  "another-resource": "Somebody changed the app's settings. Have them set back, or start the deletion again.",
  "plan-too-old": "Start the deletion again: it makes a new plan of what is there now.",
  "not-awaiting-confirmation": "Somebody else may have confirmed or canceled it. The page shows how it is now.",
  "overlapping-job": "Wait until that job has ended, or cancel it; then try again.",
  "nothing-to-retry": "The page shows how the job is now.",
  "two-people": "Send the address of this page to a colleague who may delete.",
  "role-missing": "Afterwards sign out and in again, so that the new role is seen.",
};

const HOST_REFUSES = {
  401: "The app does not take this key.",
  403: "The app may not be used from here: access is restricted by its network rules.",
  404: "This address is no console: the app answers with 404.",
};

/** Asks, and returns {status, tag, wait, body()}; throws a Problem. */
async function call(method, path, options = {}) {
  const headers = { "x-functions-key": storedKey() };
  if (options.tag) {
    headers["If-None-Match"] = options.tag;
  }
  if (method !== "GET") {
    headers["Content-Type"] = "application/json";
  }
  if (options.once) {
    headers["Idempotency-Key"] = options.once;
  }
  let reply;
  try {
    reply = await fetch("/api/" + path, {
      method, headers, body: method === "GET" ? undefined : JSON.stringify(options.body || {}),
      cache: "no-store", credentials: "same-origin", redirect: "error", referrerPolicy: "no-referrer", signal: options.signal,
    });
  } catch (error) {
    throw new Problem("The app cannot be reached.", { offline: true, todo: "Is the network there? The page goes on trying where it watches a job." });
  }
  if (!reply.ok && reply.status !== 304) {
    throw await problem(reply);
  }
  return { status: reply.status, tag: reply.headers.get("ETag"), wait: Number(reply.headers.get("Retry-After")) || 0, reply };
}

/** The JSON of a reply. */
async function json(method, path, options) {
  return (await call(method, path, options)).reply.json();
}

async function problem(reply) {
  let body = {};
  try {
    body = await reply.json();
  } catch (error) {
    // The host's own refusals have no body that could be read.
  }
  const type = String(body.type || "").split(":").pop();
  const signIn = reply.status === 401;
  const refused = reply.status === 401 && !type;
  return new Problem(body.detail || HOST_REFUSES[reply.status] || "The app answers with status " + reply.status + ".", {
    type, status: reply.status, signIn, refused, field: body.field,
    todo: refused ? "Is it the host key of this app, whole and not renewed since? Or is sign-in with Entra ID turned on, and you are not signed in?" : TODO[type],
  });
}

/** What the service calls its projects, asked once for each resource: names by id. */
const NAMES = new Map();

function projectNames(resource) {
  if (!NAMES.has(resource)) {
    NAMES.set(resource, json("GET", "resources/" + encodeURIComponent(resource) + "/projects")
      .then((view) => new Map(view.projects.map((project) => [project.id, project.name])))
      .catch(() => {
        NAMES.delete(resource);
        return new Map();
      }));
  }
  return NAMES.get(resource);
}
