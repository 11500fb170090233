// Drives the console as an administrator would, scenario by scenario.
// node drive-console.mjs BASE KEY PICTURES [DOCUMENTS]
// Lines of standard output: {"scenario","error"} of each, and {"ask"} for what the caller has to do before it
// answers with a line.
import { createInterface } from "node:readline";
import { open } from "./console/browser.mjs";
import { beginning } from "./console/beginning.mjs";
import { exporting } from "./console/exporting.mjs";
import { deleting } from "./console/deleting.mjs";
import { ending } from "./console/ending.mjs";

const IMPATIENT = 5000;
const [base, key, pictures, documents] = process.argv.slice(2);
const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();

function say(line) {
  process.stdout.write(JSON.stringify(line) + "\n");
}

const console_ = await open(base, pictures, documents);
const world = {
  key,
  async ask(what) {
    say({ ask: what });
    return (await lines.next()).value;
  },
};
for (const [scenario, run] of [...beginning, ...exporting, ...deleting, ...ending]) {
  const begun = Date.now();
  try {
    await run(console_, world);
    say({ scenario, millis: Date.now() - begun });
  } catch (error) {
    say({ scenario, error: `${error.stack}\nOn the screen:\n${await console_.text().catch(() => "nothing")}` });
    // What follows may rest on it: it gets its chance, but not its time.
    console_.page.setDefaultTimeout(IMPATIENT);
  }
}
await console_.close();
process.exit(0);
