// Plan, confirmation, deletion and evidence.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { tabTo } from "./beginning.mjs";

async function readsThePlan(console, world) {
  const { page } = console;
  world.project = JSON.parse(await world.ask("project"));
  await page.getByRole("link", { name: "Delete", exact: true }).click();
  await page.getByLabel(world.project.name).check();
  await page.getByRole("button", { name: "Make the plan" }).click();
  await console.shows("Choose at least one category.");
  await page.getByRole("button", { name: "All categories" }).click();
  await page.getByLabel("Delete only what this export holds").selectOption(world.job);
  await console.look("delete");
  await page.getByRole("button", { name: "Make the plan" }).click();
  await page.waitForURL(/#\/jobs\//);
  world.deletion = page.url().split("#/jobs/")[1];
  await page.getByRole("heading", { name: "Confirm it" }).waitFor();
  await console.shows(
    "Waits for confirmation", `${world.project.images} images are deleted, in the workspace and in every iteration.`,
    "1 project is deleted with everything that is still inside.", "What you will have to do yourself",
    "Delete the Custom Vision resource in the Azure portal and purge it", "It can be confirmed until");
  const pictures = page.locator(".pictures img");
  await pictures.nth(11).waitFor();
  await page.waitForFunction(() => [...document.querySelectorAll(".pictures img")].every((one) => one.naturalWidth > 1));
  await console.look("plan");
}

async function refusesAWrongName(console, { project, ask }) {
  const { page } = console;
  const send = page.getByRole("button", { name: "Delete it for good" });
  const input = page.getByLabel("The name of the project");
  assert.ok(await send.isDisabled());
  for (const wrong of [project.name.toLowerCase(), project.name.slice(0, -1), project.name + "!", " " + project.name]) {
    await input.fill(wrong);
    assert.ok(await send.isDisabled(), "not for " + wrong);
    await console.shows("This is not it yet");
    await input.press("Enter");
  }
  await page.waitForTimeout(200);
  assert.equal(console.asked(/\/confirm$/).length, 0);
  assert.equal(await ask("mutations"), "0");
}

async function tellsThatThePlanIsAnother(console, { project, ask }) {
  const { page } = console;
  await page.route("**/confirm", (route) =>
    route.continue({ postData: JSON.stringify({ planHash: "sha256:" + "0".repeat(64) }) }), { times: 1 });
  await page.getByLabel("The name of the project").fill(project.name);
  await page.getByRole("button", { name: "Delete it for good" }).click();
  await console.shows("This is not the hash of the job's plan", "The plan below was read again.");
  assert.equal(await ask("mutations"), "0");
}

async function deletesByKeyboard(console, { project, deletion }) {
  const { page } = console;
  await page.reload();
  await page.getByLabel("The name of the project").waitFor();
  await page.locator("h1").focus();
  await tabTo(page, "The name of the project");
  await page.keyboard.type(project.name);
  await page.getByText("It matches: you can confirm now.").first().waitFor();
  await tabTo(page, "Delete it for good");
  await page.keyboard.press("Enter");
  await page.getByRole("progressbar", { name: "Images" }).waitFor();
  await page.reload();
  await console.shows("Deletion " + deletion.slice(0, 8));
  await page.getByRole("heading", { name: "Evidence" }).waitFor({ timeout: 30000 });
}

async function readsTheEvidence(console, { project, deletion, ask }) {
  const { page } = console;
  await console.shows("Everything that was planned is gone, and was looked for again.", "It is not signed");
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: "Images" }) });
  assert.deepEqual((await row.getByRole("cell").allInnerTexts()).slice(0, 2), [String(project.images), String(project.images)]);
  await console.shows("Delete the Custom Vision resource in the Azure portal and purge it.", "Wait a day before you report");
  assert.ok((await page.locator(".todo li").count()) >= 3);
  const [saved] = await Promise.all([
    page.waitForEvent("download"), page.getByRole("button", { name: "Save evidence.json" }).click()]);
  assert.equal(JSON.parse(readFileSync(await saved.path(), "utf8")).evidence.jobId, deletion);
  const [part] = await Promise.all([
    page.waitForEvent("download"), page.getByRole("button", { name: /Save the list of/ }).last().click()]);
  assert.match(part.suggestedFilename(), /^items-.*\.jsonl$/);
  assert.equal(await ask("left"), "gone");
  await console.look("evidence");
}

export const deleting = [
  ["plan: in plain words, with thumbnails", readsThePlan],
  ["confirm: a wrong name does nothing", refusesAWrongName],
  ["confirm: another plan is a sentence and does nothing", tellsThatThePlanIsAnother],
  ["deletion: is confirmed by keyboard alone, and watched through a reload", deletesByKeyboard],
  ["evidence: verdict, counts, what is left to do, files to keep", readsTheEvidence],
];
