// Giving up a job that has ended: asked twice, because its archive is gone with it.

const LOST = {
  export: "Its archive and records go for good. Was the archive fetched?",
  deletion: "Its records go for good; the evidence stays.",
};

/** A button that asks once more in its own place; then the job is gone from all lists. */
function removalView(job, failed) {
  const place = el("div", { class: "actions" });
  const ask = button("Remove the job", () => {
    const yes = button("Remove it for good", remove, "danger");
    put(place, el("p", {}, LOST[job.kind]), yes, button("Keep it", keep));
    yes.focus();
  });

  function keep() {
    put(place, ask);
    ask.focus();
  }

  async function remove() {
    place.querySelectorAll("button").forEach((one) => { one.disabled = true; });
    try {
      await call("DELETE", "jobs/" + job.id);
      announce("The job was removed.");
      location.hash = "#/";
    } catch (error) {
      keep();
      failed(error);
    }
  }

  put(place, ask);
  return place;
}
