// Watching an export, what failed, and its archive.
import assert from "node:assert/strict";

const POLLS = 4600;
const HIDDEN = 2600;

async function watchesIt(console, { job, ask }) {
  const { page } = console;
  const bars = page.getByRole("progressbar");
  assert.equal(await bars.count(), 9);
  await page.getByRole("progressbar", { name: "Images" }).waitFor();
  await page.getByText(/ of \d+ exported · .*(bytes|kB)/).first().waitFor();
  await page.getByText(/items? a second/).waitFor({ timeout: 40000 });
  await ask("hold");
  await console.look("running");
  await page.reload();
  await console.shows("Export " + job.slice(0, 8), "Running");
}

async function asksAsItIsTold(console, { job }) {
  const { page } = console;
  const jobs = new RegExp("/api/jobs/" + job + "$");
  const since = Date.now();
  await page.waitForTimeout(POLLS);
  const asked = console.asked(jobs, since);
  assert.ok(asked.length === 2 || asked.length === 3, `asked ${asked.length} times in ${POLLS} ms`);
  const gaps = asked.slice(1).map((request, i) => request.at - asked[i].at);
  assert.ok(gaps.every((gap) => gap >= 1950), "never earlier than Retry-After says: " + gaps);
  assert.ok(asked.every(({ headers }) => headers["if-none-match"]), "what is known is not sent again");
  await hide(page, true);
  const hidden = Date.now();
  await page.waitForTimeout(HIDDEN);
  assert.equal(console.asked(jobs, hidden).length, 0, "nobody looks, so nothing is asked");
  const seen = Date.now();
  await hide(page, false);
  await page.waitForTimeout(300);
  assert.equal(console.asked(jobs, seen).length, 1, "asked at once, and once");
}

function hide(page, hidden) {
  return page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
}

async function survivesALostNetwork(console) {
  const { page, context } = console;
  await context.setOffline(true);
  try {
    await console.shows("The app cannot be reached. Trying again in");
  } finally {
    await context.setOffline(false);
  }
  await page.locator("main").getByText("The app cannot be reached.").waitFor({ state: "hidden" });
}

async function triesAgainWhatFailed(console, { ask }) {
  const { page } = console;
  const broken = JSON.parse(await ask("quick"));
  await console.shows("Partly succeeded", "What went wrong");
  const group = page.locator("summary").filter({ hasText: "Failed:" });
  await group.getByText(String(broken.length), { exact: true }).waitFor();
  await group.click();
  for (const id of broken) {
    await console.shows(id);
  }
  await console.look("failures");
  await ask("heal");
  await page.getByRole("button", { name: "Try again what failed" }).click();
  await page.locator(".row .badge").getByText("Succeeded", { exact: true }).waitFor();
  await console.shows("Attempt");
  assert.equal(await page.getByText("What went wrong").count(), 0);
}

async function fetchesTheArchive(console, { job }) {
  const { page, context } = console;
  await page.getByRole("button", { name: "Copy" }).click();
  await page.getByRole("button", { name: "Copied" }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), new RegExp(`^azcopy copy ".*/${job}" "\\."`));
  await page.getByRole("button", { name: "List the files" }).click();
  const file = page.getByRole("link", { name: "bagit.txt", exact: true });
  assert.equal((await page.request.get(await file.getAttribute("href"))).status(), 200);
  await page.getByRole("button", { name: "Show more files" }).click();
  await page.waitForFunction(() => document.querySelectorAll(".ids a").length === 100);
  await console.look("archive");
  const [report] = await Promise.all([
    context.waitForEvent("page"), page.getByRole("button", { name: "Open the report" }).click()]);
  await report.getByRole("heading", { level: 1 }).waitFor();
  assert.match(report.url(), /^blob:/);
  assert.equal(await report.evaluate(() => document.styleSheets.length), 1, "with its style");
  assert.equal(await report.evaluate(() => window.opener), null);
  assert.equal(await report.evaluate(() => sessionStorage.length), 0, "without the key");
  await report.close();
}

export const exporting = [
  ["watch: a bar for each category, items, bytes, rate; the same after a reload", watchesIt],
  ["poll: as Retry-After says, with If-None-Match, not while hidden, at once when seen", asksAsItIsTold],
  ["poll: a lost network is a sentence and no end", survivesALostNetwork],
  ["failures: are listed by reason and tried again", triesAgainWhatFailed],
  ["archive: command, links and report", fetchesTheArchive],
];
