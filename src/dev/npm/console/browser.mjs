// A browser on the console, with what every scenario needs: accessibility, pictures, what was asked of whom.
import { readFileSync, mkdirSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const THEMES = ["light", "dark"];
const WIDTHS = { wide: 1440, narrow: 360 };
const SERIOUS = ["serious", "critical"];

/** The pictures that documents show, where somebody asks for them: small enough for a repository. */
const SHOWN = { plan: "light-wide", running: "dark-wide", evidence: "light-wide", jobs: "dark-narrow" };
const MOST_BYTES = 150_000;
const TALLEST = 1600;

export async function open(base, pictures, documents) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-dev-shm-usage"],
  });
  const context = await browser.newContext({ viewport: { width: WIDTHS.wide, height: 900 }, acceptDownloads: true });
  await context.grantPermissions(["clipboard-read", "clipboard-write"], { origin: base });
  const page = await context.newPage();
  page.setDefaultTimeout(15000);
  mkdirSync(pictures, { recursive: true });
  return new Console(browser, context, page, base, { pictures, documents });
}

export class Console {
  constructor(browser, context, page, base, folders) {
    Object.assign(this, { browser, context, page, base, ...folders });
    this.requests = [];
    this.complaints = [];
    this.findings = [];
    context.on("request", (request) => this.requests.push({ at: Date.now(), method: request.method(), url: request.url(), headers: request.headers() }));
    page.on("pageerror", (error) => this.complaints.push(String(error)));
    page.on("console", (message) => {
      // A refusal is a line of the browser's own: the page tells it in a sentence.
      if (message.type() === "error" && !/Failed to load resource/.test(message.text())) {
        this.complaints.push(message.text());
      }
    });
  }

  async go(hash) {
    await this.page.goto(this.base + "/api/console" + hash);
  }

  /** What is on the screen, as text. */
  text() {
    return this.page.locator("main").innerText();
  }

  async shows(...sentences) {
    for (const sentence of sentences) {
      await this.page.locator("main").getByText(sentence).first().waitFor();
    }
  }

  /**
   * Looks at a view in each width: nothing beyond the edge, nothing serious, a picture; light where it is wide, and dark
   * where it is narrow. Where pictures for documents are wanted, there is one of each theme and width.
   */
  async look(name) {
    for (const [width, pixels] of Object.entries(WIDTHS)) {
      await this.page.setViewportSize({ width: pixels, height: 900 });
      const wider = await this.page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
      if (wider > 0) {
        this.findings.push(`${name}: ${wider} pixels beyond the edge at ${pixels}`);
      }
      for (const theme of THEMES) {
        const checked = (width === "wide") === (theme === "light");
        if (!checked && !this.documents) {
          continue;
        }
        await this.page.emulateMedia({ colorScheme: theme, reducedMotion: "reduce" });
        await this.page.screenshot({ path: `${this.pictures}/${name}-${theme}-${width}.png`, fullPage: true });
        if (this.documents && SHOWN[name] === `${theme}-${width}`) {
          await this.show(name);
        }
        if (checked) {
          await this.check(`${name}, ${theme}, ${width}`);
        }
      }
    }
    await this.page.emulateMedia({ colorScheme: "light" });
    await this.page.setViewportSize({ width: WIDTHS.wide, height: 900 });
  }

  async show(name) {
    const { width } = this.page.viewportSize();
    const height = Math.min(TALLEST, await this.page.evaluate(() => document.documentElement.scrollHeight));
    const picture = await this.page.screenshot({
      path: `${this.documents}/${name}.jpg`, type: "jpeg", quality: 55, fullPage: true, clip: { x: 0, y: 0, width, height } });
    if (picture.length > MOST_BYTES) {
      this.findings.push(`${name}.jpg has ${picture.length} bytes`);
    }
  }

  async check(where) {
    if (!await this.page.evaluate(() => "axe" in window)) {
      await this.page.evaluate(AXE);
    }
    const { violations } = await this.page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
    for (const one of violations.filter(({ impact }) => SERIOUS.includes(impact))) {
      this.findings.push(`${where}: ${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).slice(0, 3).join(" ")}`);
    }
  }

  /** Requests to a path since a moment. */
  asked(pattern, since = 0) {
    return this.requests.filter((request) => request.at >= since && pattern.test(request.url));
  }

  close() {
    return this.browser.close();
  }
}
