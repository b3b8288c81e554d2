import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
} from "playwright-core";
import { afterAll, beforeAll, inject, onTestFinished } from "vitest";

/** The address of a page of the site: `addressOf("zh-cn/calculator/")`. */
export function addressOf(path: string): string {
  return inject("url") + path;
}

/**
 * One browser for the tests of a file. What it returns opens a page that is closed when the test ends, in a context of
 * its own where it has options; a concurrent test hands in its own `onTestFinished`.
 */
export function useBrowser() {
  let browser: Browser;
  let plain: BrowserContext;
  const contextWith = async (options: BrowserContextOptions) => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
    context.setDefaultTimeout(10_000);
    return context;
  };
  beforeAll(async () => {
    const isRoot = process.getuid?.() === 0;
    // As root, Chromium does not start inside its sandbox.
    browser = await chromium.launch({
      executablePath: inject("chrome"),
      args: isRoot ? ["--no-sandbox"] : [],
    });
    plain = await contextWith({});
  });
  afterAll(() => browser.close());
  return async (options?: BrowserContextOptions, whenFinished = onTestFinished): Promise<Page> => {
    const context = options ? await contextWith(options) : plain;
    const page = await context.newPage();
    whenFinished(() => (options ? context : page).close());
    return page;
  };
}

/** Everything a page complains of while it is open: its errors, its console's, what its policy blocks. */
export function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
  page.on("crash", () => complaints.push("the page crashed"));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(`console: ${message.text()}`);
  });
  return complaints;
}

/**
 * Waits until typing has rested: the address and what is out of sight are written then. The page's own clock tells, in which what
 * was due before has been done, however busy the machine is.
 */
export function rested(page: Page): Promise<void> {
  return page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 300)));
}
