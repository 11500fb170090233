// From the first screen to what there is.
import assert from "node:assert/strict";

async function asksForTheKey(console, { key }) {
  const { page } = console;
  await console.go("");
  await console.look("key");
  await page.getByLabel("Functions key").fill("wrong");
  await page.keyboard.press("Enter");
  await console.shows("The app does not take this key.");
  assert.equal(await page.evaluate(() => document.activeElement.className), "error", "the sentence has the focus");
  await page.getByLabel("Functions key").fill(key);
  await page.keyboard.press("Enter");
  await console.shows("There is no job yet.");
  assert.equal(await page.evaluate(() => localStorage.length), 0);
  assert.equal((await console.context.cookies()).length, 0);
  assert.ok(!page.url().includes(key));
}

async function listsProjects(console, { ask }) {
  const { page } = console;
  const projects = JSON.parse(await ask("projects"));
  await page.getByRole("link", { name: "Projects" }).click();
  for (const { name, images, tags } of projects) {
    const row = page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });
    await row.getByText(new RegExp(`^${images} images? `)).waitFor();
    await row.getByText(new RegExp(`· ${tags} tags? ·`)).waitFor();
  }
  assert.ok(projects.some(({ name }) => name.includes("<script>")));
  assert.ok(projects.some(({ name }) => name.includes("<b>")));
  assert.equal(await page.locator("main script, main b").count(), 0, "names stay text");
  await console.look("projects");
}

/** Presses Tab until that is reached, as somebody without a mouse does; the focus must be seen there. */
export async function tabTo(page, name) {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    const reached = await page.evaluate(() => {
      const at = document.activeElement;
      const seen = getComputedStyle(at).outlineStyle !== "none" && getComputedStyle(at).outlineWidth !== "0px";
      return { label: (at.labels?.[0] || at).textContent.trim(), seen };
    });
    if (reached.label === name) {
      assert.ok(reached.seen, "the focus on " + name + " is seen");
      return;
    }
  }
  assert.fail(name + " is not reached with Tab");
}

async function startsAnExportByKeyboard(console, world) {
  const { page } = console;
  await world.ask("slow");
  await console.go("#/");
  await page.reload();
  await console.shows("There is no job yet.");
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Skip to the content");
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "main");
  await tabTo(page, "Start an export");
  await page.keyboard.press("Enter");
  await console.shows("Everything that you choose");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), "Start an export", "the focus went along");
  await console.look("export");
  await tabTo(page, "Reference");
  await page.keyboard.type("ticket <4711>");
  await tabTo(page, "Start the export");
  await page.keyboard.press("Enter");
  await page.waitForURL(/#\/jobs\//);
  world.job = page.url().split("#/jobs/")[1];
  await console.shows("Export " + world.job.slice(0, 8), "ticket <4711>", "Running");
}

export const beginning = [
  ["key: is asked for, refused in a sentence, kept in this tab only", asksForTheKey],
  ["projects: are listed with their counts, hostile names as text", listsProjects],
  ["export: is started by keyboard alone", startsAnExportByKeyboard],
];
