// The list of jobs, sign-in, and what was seen on the way.
import assert from "node:assert/strict";

async function filtersJobs(console, { job, deletion }) {
  const { page } = console;
  await page.getByRole("link", { name: "Jobs", exact: true }).click();
  await console.shows("Export " + job.slice(0, 8), "Deletion " + deletion.slice(0, 8));
  await console.look("jobs");
  await page.getByLabel("Kind").selectOption("deletion");
  await page.getByText("Export " + job.slice(0, 8)).waitFor({ state: "detached" });
  assert.ok(page.url().endsWith("#/?kind=deletion"));
  await page.reload();
  await console.shows("Deletion " + deletion.slice(0, 8));
  assert.equal(await page.getByRole("row").count(), 2);
  await page.getByLabel("Status").selectOption("Failed");
  await console.shows("There is no such job.");
}

async function cancels(console) {
  const { page } = console;
  await console.go("#/export");
  await page.getByRole("button", { name: "Start the export" }).click();
  await page.getByRole("button", { name: "Cancel the export" }).click();
  await page.locator(".row .badge").getByText(/Cancel/).waitFor();
}

function refusing(status, type, detail) {
  return (route) => route.fulfill({
    status, contentType: "application/problem+json",
    body: JSON.stringify({ type: "urn:problem-type:custom-vision-user-data:" + type, title: type, status, detail }),
  });
}

async function leadsToSignIn(console, { key }) {
  const { page } = console;
  await page.route(/\/api\/jobs$/, refusing(401, "not-signed-in", "Sign in with Entra ID."), { times: 1 });
  await console.go("#/");
  await console.shows("Sign in with Entra ID.");
  const href = await page.getByRole("link", { name: "Sign in with Entra ID" }).first().getAttribute("href");
  assert.equal(href, "/.auth/login/aad?post_login_redirect_uri=/api/console");
  await page.getByLabel("Functions key").fill(key);
  await page.keyboard.press("Enter");
  await console.shows("Jobs");
  await page.route("**/api/resources", refusing(403, "role-missing", "This needs the app role Reader."), { times: 1 });
  await page.getByRole("link", { name: "Projects" }).click();
  await console.shows("This needs the app role Reader.");
  await page.getByRole("button", { name: "Forget key" }).click();
  await console.shows("Which key opens the app?");
  assert.equal(await page.evaluate(() => sessionStorage.length), 0);
}

async function isAccessible({ findings }) {
  assert.deepEqual(findings, []);
}

async function keepsItsPolicy({ requests, complaints, base }) {
  assert.deepEqual(complaints, []);
  const own = (url) => url.startsWith(base + "/api/") || url.startsWith("blob:" + base) || url.startsWith("data:,");
  assert.deepEqual(requests.map(({ url }) => url).filter((url) => !own(url)), []);
  assert.ok(requests.every(({ url }) => !/[?&]code=/.test(url)), "the key is in no address");
}

export const ending = [
  ["jobs: are filtered, and stay so after a reload", filtersJobs],
  ["cancel: an export", cancels],
  ["sign-in: is offered where it is missing; a missing role is a sentence", leadsToSignIn],
  ["accessibility: axe finds nothing serious, nothing is beyond the edge, light and dark, wide and narrow", isAccessible],
  ["policy: nothing is asked of others, the browser has nothing to complain about", keepsItsPolicy],
];
