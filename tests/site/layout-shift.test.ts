import { expect, test } from "vitest";
import { addressOf, useBrowser } from "./browser.ts";
import { builtLessons } from "./built.ts";

/** What the DOM's types do not know yet: https://wicg.github.io/layout-instability/ */
interface Shift {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

const openPage = useBrowser();
const sizes = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
];

test.each(
  builtLessons().flatMap((path) => sizes.map((viewport) => ({ path, viewport, width: viewport.width }))),
)("/$path does not shift while it loads, $width px wide", async ({ path, viewport }) => {
  const page = await openPage({ viewport });
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(globalThis, { shifts });
    const told = ({ value, sources }: Shift) =>
      `${value.toFixed(4)}: ${sources.map(({ node }) => `${node?.nodeName}.${(node as Element)?.className}`).join(", ")}`;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(told(entry as PerformanceEntry & Shift));
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto(addressOf(path), { waitUntil: "networkidle" });
  expect(await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts)).toEqual([]);
});
