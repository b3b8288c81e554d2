import { expect, test } from "vitest";
import { listen, useBrowser } from "./browser.ts";
import { openCalculator } from "./calculator.ts";
import { readTexts, textFaults } from "./texts.ts";

const openPage = useBrowser();
const first = ["5 × 8 × 8", "140", "8,640"];

// What each mistake is told is tested where the sentences are made; here, that they come to stand beside their fields.
test.each([
  ["calculator/", "whole number", "last layer that works"],
  ["zh-cn/calculator/", "整数", "上一个成立的层"],
])(
  "on /%s what is no number is refused beside the field, and nothing typed is lost",
  async (path, says, stale) => {
    const page = await openPage();
    const complaints = listen(page);
    const calculator = await openCalculator(page, path);
    await calculator.field("inChannels").fill("3.5");

    expect(await calculator.complaint("inChannels")).toContain(says);
    expect(await calculator.field("inChannels").getAttribute("aria-invalid")).toBe("true");
    expect(await calculator.field("inChannels").inputValue()).toBe("3.5"); // what was typed stays
    expect(await calculator.field("outChannels").getAttribute("aria-invalid")).toBeNull();
    expect(await calculator.answer()).toEqual(first); // so does the last valid answer, marked as such
    expect(await calculator.isStale()).toBe(true);
    expect(await calculator.root.locator(".stale").innerText()).toContain(stale);
    expect(await calculator.root.locator(".status").innerText()).toContain(stale);
    expect(textFaults(await page.evaluate(readTexts))).toEqual([]);

    await calculator.field("inChannels").fill("4");
    expect(await calculator.complaint("inChannels")).toBe("");
    expect(await calculator.field("inChannels").getAttribute("aria-invalid")).toBeNull();
    expect(await calculator.isStale()).toBe(false);
    expect(await calculator.answer()).toEqual(["5 × 8 × 8", "185", "11,520"]); // 9*4*5 + 5; 180*64
    expect(complaints).toEqual([]);
  },
);

test("full-width digits are digits", async () => {
  const calculator = await openCalculator(await openPage(), "zh-cn/calculator/");
  await calculator.field("inChannels").fill("１２");
  expect(await calculator.answer()).toEqual(["5 × 8 × 8", "545", "34,560"]); // 9*12*5 + 5; 540*64
  expect(await calculator.field("inChannels").inputValue()).toBe("１２");
});

test("two axes that are wrong alike have one sentence; axis by axis, the one that is wrong is marked", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.field("kernelSize-w").fill("11");
  const sentence = await calculator.complaint("kernelSize-w");
  expect(sentence.indexOf("spans 11")).toBe(sentence.lastIndexOf("spans 11"));
  await calculator.field("kernelSize-w").fill("3");
  await calculator.tick("perAxis", true);
  await calculator.field("kernelSize-h").fill("12");
  expect(await calculator.field("kernelSize-h").getAttribute("aria-invalid")).toBe("true");
  expect(await calculator.field("kernelSize-w").getAttribute("aria-invalid")).toBeNull();
});

test("a word that cannot be is refused beside the padding, the one control that is there to be changed", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.choose("paddingMode", "causal");
  const error = calculator.root.locator("[data-field=padding] .error");
  expect(await error.innerText()).toContain("Causal padding is for one axis");
  const mode = calculator.root.locator("select[name=paddingMode]");
  expect(await mode.getAttribute("aria-invalid")).toBe("true");
  expect(await mode.getAttribute("aria-describedby")).toBe(await error.getAttribute("id"));
  expect(await calculator.isStale()).toBe(true);
});

test.each(["calculator/", "lessons/convolution-over-a-volume/"])(
  "on /%s what is no number is not told as one",
  async (path) => {
    const calculator = await openCalculator(await openPage(), path);
    await calculator.field("inChannels").fill("three");
    expect(await calculator.field("inChannels").getAttribute("aria-valuenow")).toBeNull();
    await calculator.field("inChannels").fill("3");
    expect(await calculator.field("inChannels").getAttribute("aria-valuenow")).toBe("3");
  },
);
