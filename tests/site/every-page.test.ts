import { readFileSync } from "node:fs";
import axe from "axe-core";
import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { faultsOf, filesUsed } from "../../scripts/verdicts.mjs";
import { accessibilityFaults } from "./accessibility.ts";
import { addressOf, listen, useBrowser } from "./browser.ts";
import { builtPages, fileOf } from "./built.ts";
import { readTexts, textFaults } from "./texts.ts";

const openPage = useBrowser();
const pages = builtPages();
const code = ["every-page.test.ts", "accessibility.ts"].map((file) =>
  readFileSync(new URL(file, import.meta.url)),
);

test("the site has its pages in both languages", () => {
  const english = pages.filter((path) => !path.startsWith("zh-cn/") && path !== "404.html");
  const chinese = pages.filter((path) => path.startsWith("zh-cn/"));
  expect(english.length).toBeGreaterThanOrEqual(4 + 4 + 12); // the fixed pages, four lessons, twelve examples
  expect(chinese).toEqual(english.map((path) => `zh-cn/${path}`).sort());
});

/** A tab that visits one page after another: a new one for each would compile axe anew, which takes as long as a visit. */
interface Tab {
  readonly page: Page;
  readonly complaints: string[];
  readonly requests: string[];
  /** How many of them it had made once it was loaded; what a widget asks for in an idle moment comes after. */
  loading: number;
}
const idle: Tab[] = [];

async function openTab(): Promise<Tab> {
  const page = await openPage({ colorScheme: "light" }, () => {});
  const requests: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith("data:")) requests.push(request.url());
  });
  await page.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", (violation) => {
      console.error(`blocked: ${violation.effectiveDirective} ${violation.blockedURI}`);
    });
  });
  const tab = { page, complaints: listen(page), requests, loading: 0 };
  page.on("load", () => {
    tab.loading = requests.length;
  });
  return tab;
}

test.concurrent.for(pages)("/%s holds up in a browser", async (path, { expect }) => {
  const tab = idle.pop() ?? (await openTab());
  const { page, complaints, requests } = tab;
  complaints.length = requests.length = 0;
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(addressOf(path));
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise(requestAnimationFrame);
  });

  // The rules of what a reader moves are a file of their own, further down.
  const loading = requests.slice(0, tab.loading).filter((url) => !/\/play\.[^/]*\.css$/.test(url));
  const version = `axe ${axe.version}, Chromium ${page.context().browser()?.version()}`;
  const faults = [
    ...textFaults(await page.evaluate(readTexts)),
    ...requests.filter((url) => !url.startsWith(inject("url"))).map((url) => `asks another host: ${url}`),
    ...(loading.length > 6 ? [`makes ${loading.length} requests: ${loading.join(" ")}`] : []),
    ...(await faultsOf([version, ...code, ...filesUsed(inject("dist"), fileOf(path))], () =>
      accessibilityFaults(page),
    )),
    // As wide as 1280 px are at a zoom of 400%, and as low.
    ...(await overflows(page, { width: 320, height: 256 })),
    ...complaints,
  ];
  idle.push(tab);
  expect(faults).toEqual([]);
});

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
