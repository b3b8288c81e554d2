import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { rested, useBrowser } from "./browser.ts";
import { openCalculator } from "./calculator.ts";

const openPage = useBrowser();

/** Tabs through the page until a control has the focus, and says what it passed. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    await page.keyboard.press("Tab");
    if (await page.locator(`${selector}:focus`).count()) return;
  }
  throw new Error(`Tab does not reach ${selector}.`);
}

test("typing by keyboard alone answers at each key", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page);
  await tabTo(page, "input[name=inChannels]");
  await page.keyboard.press("ControlOrMeta+A");
  const parameters = [];
  for (const key of ["1", "2", "8"]) {
    await page.keyboard.press(key);
    parameters.push((await calculator.answer())[1]);
  }
  // 9*1*5 + 5, 9*12*5 + 5, 9*128*5 + 5
  expect(parameters).toEqual(["50", "545", "5,765"]);
});

test("arrows step by one, Page keys by ten, and never below the least that is allowed", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page);
  await tabTo(page, "input[name=outChannels]");
  const seen = [];
  for (const key of ["ArrowUp", "PageUp", "ArrowDown", "PageDown", "PageDown"]) {
    await page.keyboard.press(key);
    seen.push([await calculator.field("outChannels").inputValue(), (await calculator.answer())[1]]);
  }
  // 27 weights and a bias a kernel: 28*6, 28*16, 28*15, 28*5, 28
  expect(seen).toEqual([
    ["6", "168"],
    ["16", "448"],
    ["15", "420"],
    ["5", "140"],
    ["1", "28"],
  ]);
  expect(await calculator.isStale()).toBe(false);
});

test.each([
  ["calculator/", "2", false],
  ["zh-cn/calculator/", "3", true],
])(
  "on /%s (Conv%sD, axes apart: %s) Tab reaches every control there is, and each shows its focus",
  async (path, rank, perAxis) => {
    const page = await openPage();
    const calculator = await openCalculator(page, path);
    await calculator.choose("rank", rank);
    await calculator.choose("paddingMode", "sides");
    await calculator.tick("perAxis", perAxis);
    const all = calculator.root.locator(":is(a[href], button, input, select, summary):visible");
    await all.evaluateAll((controls) => {
      for (const [index, control] of controls.entries()) control.setAttribute("data-tab", String(index));
    });
    const expected = await all.count();
    expect(expected).toBeGreaterThan(12);

    await page.evaluate(() => (document.activeElement as HTMLElement).blur());
    await page.locator("h1").click();
    const reached: string[] = [];
    const withoutRing: string[] = [];
    for (let presses = 0; presses < expected + 40 && reached.length < expected; presses++) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const element = document.activeElement as HTMLElement;
        const ringOf = (node: Element) => {
          const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(node);
          const isDrawn = outlineStyle !== "none" && !/rgba\(.*, 0\)|transparent/.test(outlineColor);
          return isDrawn ? Number.parseFloat(outlineWidth) : 0;
        };
        const tab = element.getAttribute("data-tab");
        return { tab, ring: ringOf(element), html: (element.cloneNode() as Element).outerHTML };
      });
      if (at.tab === null) continue;
      reached.push(at.tab);
      if (at.ring < 2) withoutRing.push(at.html);
    }
    expect(reached).toEqual(Array.from({ length: expected }, (_, index) => String(index)));
    expect(withoutRing).toEqual([]);
  },
);

test.each([
  [
    "calculator/",
    [
      "Input channels",
      "Output channels",
      "Groups",
      "Input size, height",
      "Kernel size, height",
      "Stride, width",
      "Dilation, width",
    ],
  ],
  [
    "zh-cn/calculator/",
    ["输入通道", "输出通道", "分组数", "输入尺寸，高度", "卷积核尺寸，高度", "步幅，宽度", "膨胀率，宽度"],
  ],
])("each field on /%s has a name of its own and tells its number", async (path, names) => {
  const page = await openPage();
  const calculator = await openCalculator(page, path);
  await calculator.tick("perAxis", true);
  for (const name of names) {
    const field = calculator.root.getByRole("spinbutton", { name, exact: true });
    expect(await field.count(), name).toBe(1);
    expect(await field.getAttribute("aria-valuenow")).toBe(await field.inputValue());
  }
});

test("a number that stands for every axis is not named after one of them", async () => {
  const calculator = await openCalculator(await openPage());
  for (const name of ["Kernel size", "Stride", "Padding", "Dilation"]) {
    const named = calculator.root.getByRole("spinbutton", { name, exact: true });
    expect(await named.count(), name).toBe(1);
  }
});

test("a stepped number tells its new value", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page);
  await calculator.field("groups").focus();
  await page.keyboard.press("ArrowUp");
  expect(await calculator.field("groups").getAttribute("aria-valuenow")).toBe("2");
});

test("Enter in a field neither leaves the page nor loses what was typed", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page);
  await calculator.field("outChannels").fill("7");
  await rested(page);
  const address = page.url();
  await page.keyboard.press("Enter");
  expect(page.url()).toBe(address);
  expect(await calculator.field("outChannels").inputValue()).toBe("7");
});

test("what an arrow stepped can be undone, and a click takes the whole number", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page);
  const field = calculator.field("outChannels");
  await field.click();
  await page.keyboard.type("12");
  expect(await field.inputValue()).toBe("12");
  await page.keyboard.press("ArrowUp");
  expect(await field.inputValue()).toBe("13");
  await page.keyboard.press("ControlOrMeta+Z");
  expect(await field.inputValue()).toBe("12");
  expect((await calculator.answer())[0]).toBe("12 × 8 × 8");
});
