// What categories, statuses, phases and outcomes are called here.

const CATEGORIES = {
  "images": ["Images", "image", "images"],
  "tags": ["Tags", "tag", "tags"],
  "projects": ["Projects", "project", "projects"],
  "iterations": ["Iterations", "iteration", "iterations"],
  "iteration-details": ["Iteration details", "set of iteration details", "sets of iteration details"],
  "iteration-performance": ["Iteration performance", "iteration's performance", "iterations' performances"],
  "exported-models": ["Exported models", "exported model", "exported models"],
  "predictions": ["Predictions", "stored prediction", "stored predictions"],
  "account-info": ["Account info", "account's info", "accounts' info"],
};

/** What an export can write beside the raw data. */
const FORMATS = {
  "coco": "COCO (boxes)",
  "yolo": "YOLO (boxes)",
  "voc": "Pascal VOC (boxes)",
  "folders": "Class folders (classification)",
  "automl": "Azure Machine Learning",
};

const STATUSES = {
  NotStarted: ["Not started", ""],
  Planning: ["Planning", "busy"],
  AwaitingConfirmation: ["Waits for confirmation", "warn"],
  Running: ["Running", "busy"],
  Verifying: ["Verifying", "busy"],
  Succeeded: ["Succeeded", "good"],
  PartiallySucceeded: ["Partly succeeded", "warn"],
  Failed: ["Failed", "bad"],
  Canceling: ["Canceling", "busy"],
  Canceled: ["Canceled", ""],
};

const ENDED = new Set(["Succeeded", "PartiallySucceeded", "Failed", "Canceled"]);

/** What a phase of a deletion does to so many items. */
const PHASES = {
  unpublish: (n) => plural(n, "published iteration") + (n === 1 ? " is" : " are") + " unpublished: programs that ask for predictions get none any more.",
  predictions: (n) => items("predictions", n) + (n === 1 ? " is" : " are") + " deleted.",
  images: (n) => items("images", n) + (n === 1 ? " is" : " are") + " deleted, in the workspace and in every iteration.",
  iterations: (n) => items("iterations", n) + (n === 1 ? " is" : " are") + " deleted, with what was trained.",
  tags: (n) => items("tags", n) + (n === 1 ? " is" : " are") + " deleted.",
  projects: (n) => items("projects", n) + (n === 1 ? " is" : " are") + " deleted with everything that is still inside.",
};

/** Why something stays, by outcome. */
const STAYS = {
  held: "kept out by this request",
  notExported: "not in the export that is required, so not deleted",
  blocked: "blocked by the service",
  residual: "cannot be deleted by any operation",
  skipped: "nothing to delete",
  failed: "not possible",
};

/** What became of items of a deletion or export, beside those that went well. */
const TROUBLE = {
  failed: "Failed",
  survived: "Still there after three attempts",
  changedSincePlan: "Changed since the plan, so left",
  notExported: "Not in the required export, so left",
  blocked: "Blocked by the service",
  appearedSincePlan: "Came after the plan, so left",
};

function categoryName(id) {
  return (CATEGORIES[id] || [id])[0];
}

/** Such as "3 tags". */
function items(category, count) {
  const [, one, many] = CATEGORIES[category] || [category, "item of " + category, "items of " + category];
  return plural(count, one, many);
}

function kindName(kind) {
  return kind === "deletion" ? "Deletion" : "Export";
}

function badge(status) {
  const [label, tone] = STATUSES[status] || [status, ""];
  return el("span", { class: "badge " + tone }, label);
}
