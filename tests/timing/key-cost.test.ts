import { expect, test } from "vitest";
import { addressOf, useBrowser } from "../site/browser.ts";
import { type Cost, keyCost, quantile } from "./key-cost.ts";

const openPage = useBrowser();
const presses = 50;

// The most that a key may cost as a multiple of a plain input's, at the median and the 98th percentile. What we aim at is 3
// and 5; but machines differ, and so do the moments of one: these fail only where something has gone badly wrong.
const most = { median: 30, slowest: 60 };

const arrows = ["ArrowUp", "ArrowDown"] as const;
const pages = [
  {
    path: "calculator/",
    fields: ["inChannels", "outChannels", "kernelSize-w", "inputSize-h", "inputSize-w"],
    keys: arrows,
  },
  {
    path: "lessons/kernel-with-depth/",
    fields: ["inChannels", "kernelSize-w", "inputSize-w"],
    keys: arrows,
  },
  { path: "solver/", fields: ["from", "to", "inChannels", "outChannels"], keys: arrows },
  { path: "networks/resnet-50/", fields: ["input"], keys: arrows },
  // The window over 3 channels of 10 x 10 with padding: 540 numbers on the page, a place on at each key.
  {
    path: "play/?inputSize-h=10&inputSize-w=10&padding-w=1&n=1",
    fields: ["n"],
    keys: ["ArrowRight", "ArrowRight"],
  },
] as const;

test("what a key costs the main thread, from key to rest, is measured beside a plain input", async () => {
  const costs = new Map<string, Cost>();
  const plain = await openPage({});
  await plain.setContent(
    '<!doctype html><html lang="en"><title>Plain</title><label>n <input type="number" value="5"></label>',
  );
  costs.set("a plain input", await keyCost(plain, [plain.locator("input")], arrows, presses));
  for (const { path, fields, keys } of pages) {
    const page = await openPage({});
    await page.goto(addressOf(path));
    const inputs = fields.map((name) => page.locator(`fieldset:enabled input[name="${name}"]`).last());
    for (const input of inputs) await input.waitFor();
    costs.set(
      `/${path.replace(/\?.*/, "")}`,
      await keyCost(page, inputs, keys, Math.ceil(presses / inputs.length)),
    );
    await page.close();
  }

  const base = costs.get("a plain input") as Cost;
  const ratio = ({ whole }: Cost, share: number) => quantile(whole, share) / quantile(base.whole, share);
  console.log(table(costs, ratio));
  for (const [name, cost] of costs) {
    expect(cost.whole.length, name).toBeGreaterThanOrEqual(presses);
    if (cost !== base) expect(quantile(cost.script, 0.5), `${name} answers`).toBeGreaterThan(0.05);
    expect(ratio(cost, 0.5), `${name}, median`).toBeLessThanOrEqual(most.median);
    expect(ratio(cost, 0.98), `${name}, 98th percentile`).toBeLessThanOrEqual(most.slowest);
  }
});

test.each([
  [[3], 0.98, 3],
  [[4, 1, 3, 2], 0.5, 2],
  [Array.from({ length: 50 }, (_, index) => index + 1), 0.98, 49],
])("quantile(%o, %d) is %d", (values, share, value) => {
  expect(quantile(values, share)).toBe(value);
});

function table(costs: ReadonlyMap<string, Cost>, ratio: (cost: Cost, share: number) => number): string {
  const pair = (values: readonly number[]) =>
    `${quantile(values, 0.5).toFixed(1).padStart(9)}${quantile(values, 0.98).toFixed(1).padStart(7)}`;
  const rows = [...costs].map(([name, cost]) => {
    const times = `${ratio(cost, 0.5).toFixed(1).padStart(9)}${ratio(cost, 0.98).toFixed(1).padStart(7)}`;
    return (
      name.padEnd(30) + pair(cost.whole) + times + pair(cost.script) + pair(cost.layout) + pair(cost.toPaint)
    );
  });
  const heads = ["whole", "times plain", "script", "layout", "to paint"];
  return [
    "What a key costs, ms: median and 98th percentile",
    "".padEnd(30) + heads.map((head) => head.padStart(16)).join(""),
    ...rows,
  ].join("\n");
}
