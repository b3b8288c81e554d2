import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { addressOf, listen, useBrowser } from "./browser.ts";
import { builtPages } from "./built.ts";
import { readTexts, textFaults } from "./texts.ts";

const openPage = useBrowser();
const pages = builtPages();

test("the site has its pages in both languages", () => {
  const english = pages.filter((path) => !path.startsWith("zh-cn/") && path !== "404.html");
  const chinese = pages.filter((path) => path.startsWith("zh-cn/"));
  expect(english.length).toBeGreaterThanOrEqual(4 + 4 + 12); // the fixed pages, four lessons, twelve examples
  expect(chinese).toEqual(english.map((path) => `zh-cn/${path}`).sort());
});

test.concurrent.for(pages)("/%s holds up in a browser", async (path, { expect, onTestFinished }) => {
  const page = await openPage({ colorScheme: "light" }, onTestFinished);
  const complaints = listen(page);
  const requests: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) requests.push(request.url());
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (violation) => {
      console.error(`blocked: ${violation.effectiveDirective} ${violation.blockedURI}`);
    });
  });
  await page.goto(addressOf(path));
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise(requestAnimationFrame);
  });

  const faults = [
    ...textFaults(await page.evaluate(readTexts)),
    ...requests.filter((url) => !url.startsWith(inject("url"))).map((url) => `asks another host: ${url}`),
    ...(requests.length > 6 ? [`makes ${requests.length} requests: ${requests.join(" ")}`] : []),
    ...(await accessibilityFaults(page, "light")),
    ...(await accessibilityFaults(page, "dark")),
    // As wide as 1280 px are at a zoom of 400%, and as low.
    ...(await overflows(page, { width: 320, height: 256 })),
    ...complaints,
  ];
  expect(faults).toEqual([]);
});

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
}

/** What axe finds. The dark colours differ from the light ones in contrast alone, so that is what is asked of them. */
async function accessibilityFaults(page: Page, scheme: "light" | "dark"): Promise<readonly string[]> {
  await page.emulateMedia({ colorScheme: scheme });
  // The debugger's evaluation is the one way in that the page's own policy leaves open.
  const debug = await page.context().newCDPSession(page);
  await debug.send("Runtime.evaluate", { expression: `globalThis.axe ?? (() => {${axe.source}})()` });
  const violations = await page.evaluate(
    async (rules) => {
      const { run } = (globalThis as unknown as { axe: { run: (options: object) => Promise<unknown> } }).axe;
      const options = { resultTypes: ["violations"], ...(rules ? { runOnly: rules } : {}) };
      return ((await run(options)) as { violations: unknown }).violations;
    },
    scheme === "dark" ? ["color-contrast"] : undefined,
  );
  return (violations as readonly Violation[]).flatMap(({ id, help, nodes }) =>
    nodes
      .slice(0, 3)
      .map(
        ({ html, failureSummary = "" }) =>
          `axe (${scheme}), ${id}: ${help}: ${html.slice(0, 160)} ${failureSummary.replace(/\s+/g, " ")}`,
      ),
  );
}

async function overflows(
  page: Page,
  viewport: { width: number; height: number },
): Promise<readonly string[]> {
  await page.setViewportSize(viewport);
  const wide = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    // What reaches out of the page, but for what a box of its own scrolls or hides.
    const isCut = (element: Element): boolean => {
      const box = element.parentElement;
      return (
        box !== null && box !== document.body && (getComputedStyle(box).overflowX !== "visible" || isCut(box))
      );
    };
    const beyond = [...document.querySelectorAll("body *")].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 0.5 && !isCut(element),
    );
    const told = beyond.slice(0, 3).map(({ tagName, className }) => `reaches out: ${tagName}.${className}`);
    return [`is ${scrollWidth} px wide`, ...told];
  });
  return wide.map((fault) => `at ${viewport.width} px: ${fault}`);
}
