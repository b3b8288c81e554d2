import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { openCalculator } from "./calculator.ts";

const openPage = useBrowser();

// Fifty keys as a reader would press them, in fields of the seed layer and of a larger one.
const keys = [
  ...["inChannels", "outChannels", "kernelSize-w", "inputSize-h", "inputSize-w"].map(
    (field) => [field, ["ArrowUp", "ArrowUp", "ArrowDown", "ArrowUp", "ArrowDown"]] as const,
  ),
  ...["inputSize-h", "inputSize-w", "outChannels", "padding-w", "inChannels"].map(
    (field) => [field, ["PageUp", "ArrowUp", "Backspace", "1", "ArrowUp"]] as const,
  ),
];

test("the time fifty keys take is measured, from key to paint", async () => {
  const page = await openPage();
  await page.addInitScript(() => {
    const durations: number[] = [];
    Object.assign(globalThis, { durations });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (entry.name === "keydown") durations.push(entry.duration);
    }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
  });
  const calculator = await openCalculator(page);
  let pressed = 0;
  for (const [field, presses] of keys) {
    await calculator.field(field).focus();
    for (const key of presses) {
      await page.keyboard.press(key);
      await page.waitForTimeout(40); // a fast typist
      pressed++;
    }
  }
  const durations = await page.evaluate(() => (globalThis as unknown as { durations: number[] }).durations);
  // Event Timing tells of those that took 16 ms and more, in steps of 8; the others were faster.
  const faster = Array.from({ length: pressed - durations.length }, () => 8);
  expect(pressed).toBe(50);
  report("Event Timing, 50 keys (16 ms and more told, in steps of 8)", [...durations, ...faster]);
});

test("each input event is answered in its own task, with no layout read in it", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page);
  await calculator.field("outChannels").focus();
  const { busy, answers, reads } = await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>("input[name=outChannels]") as HTMLInputElement;
    const parameters = document.querySelector("[data-out=parameters]") as Element;
    const reads = countLayoutReads();
    const busy: number[] = [];
    const answers: [number, string][] = [];
    for (let channels = 1; channels <= 50; channels++) {
      input.value = String(channels);
      const start = performance.now();
      input.dispatchEvent(new Event("input", { bubbles: true }));
      busy.push(performance.now() - start);
      answers.push([channels, parameters.textContent ?? ""]);
    }
    return { busy, answers, reads };

    /** Counts what would make a browser lay the page out in the middle of a script. */
    function countLayoutReads(): string[] {
      const seen: string[] = [];
      const watch = (owner: object, names: readonly string[]) => {
        for (const name of names) {
          const property = Object.getOwnPropertyDescriptor(owner, name);
          if (property === undefined) throw new Error(`There is no ${name} to watch.`);
          const wrap = (original: (...args: unknown[]) => unknown) =>
            function (this: unknown, ...args: unknown[]) {
              seen.push(name);
              return original.apply(this, args);
            };
          Object.defineProperty(owner, name, {
            ...property,
            ...(property.get ? { get: wrap(property.get) } : { value: wrap(property.value) }),
          });
        }
      };
      const sides = ["Top", "Left", "Width", "Height"];
      watch(Element.prototype, ["getBoundingClientRect", "getClientRects"]);
      watch(Element.prototype, [
        ...sides.map((side) => `client${side}`),
        ...sides.map((side) => `scroll${side}`),
      ]);
      watch(HTMLElement.prototype, [...sides.map((side) => `offset${side}`), "innerText", "focus"]);
      watch(SVGGraphicsElement.prototype, ["getBBox", "getCTM"]);
      watch(globalThis, ["getComputedStyle"]);
      return seen;
    }
  });
  // 3*3*3 weights and one bias a kernel
  expect(answers).toEqual(
    Array.from({ length: 50 }, (_, index) => [index + 1, (28 * (index + 1)).toLocaleString("en")]),
  );
  expect(reads).toEqual([]);
  report("Main thread busy, 50 input events", busy);
});

test("an answer makes no new element where the formulas stay the same", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page);
  const counts = [];
  for (const channels of ["6", "60", "600"]) {
    await calculator.field("outChannels").fill(channels);
    counts.push(await calculator.root.evaluate((root) => root.querySelectorAll("*").length));
  }
  expect(new Set(counts).size).toBe(1);
});

function report(title: string, milliseconds: readonly number[]): void {
  const sorted = [...milliseconds].sort((a, b) => a - b);
  const at = (share: number) => (sorted[Math.ceil(share * sorted.length) - 1] as number).toFixed(1);
  console.log(`${title}: median ${at(0.5)} ms, 98th percentile ${at(0.98)} ms, longest ${at(1)} ms`);
}
