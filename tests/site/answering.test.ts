import { expect, test } from "vitest";
import { rested, useBrowser } from "./browser.ts";
import { openCalculator } from "./calculator.ts";

const openPage = useBrowser();

test("each input event is answered in its own task, with no layout read in it", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page);
  await calculator.field("outChannels").focus();
  const { answers, reads } = await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>("input[name=outChannels]") as HTMLInputElement;
    const parameters = document.querySelector("[data-out=parameters]") as Element;
    const reads = countLayoutReads();
    const answers: [number, string][] = [];
    for (let channels = 1; channels <= 50; channels++) {
      input.value = String(channels);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      answers.push([channels, parameters.textContent ?? ""]);
    }
    return { answers, reads };

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
});

test("an answer makes no new element where the formulas stay the same", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page);
  const counts = [];
  // So many channels that of kernels and outputs the first and the last are drawn, and dots between them.
  for (const channels of ["60", "600", "6000"]) {
    await calculator.field("outChannels").fill(channels);
    await rested(page);
    counts.push(await calculator.root.evaluate((root) => root.querySelectorAll("*").length));
  }
  expect(new Set(counts).size).toBe(1);
});
