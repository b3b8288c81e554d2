import { expect, test } from "vitest";
import { listen, useBrowser } from "./browser.ts";
import { openCalculator } from "./calculator.ts";
import { readTexts, textFaults } from "./texts.ts";

const openPage = useBrowser();
const first = ["5 × 8 × 8", "140", "8,640"];

const languages = [
  {
    path: "calculator/",
    name: "Input channels",
    whole: "whole number",
    range: "at least 1",
    empty: "empty",
    stale: "last layer that works",
  },
  {
    path: "zh-cn/calculator/",
    name: "输入通道",
    whole: "整数",
    range: "1 到",
    empty: "不能为空",
    stale: "上一个成立的层",
  },
] as const;

test.each(
  languages.flatMap((words) => [
    { ...words, typed: "3.5", says: words.whole },
    { ...words, typed: "1e3", says: words.whole },
    { ...words, typed: "three", says: words.whole },
    { ...words, typed: "0x10", says: words.whole },
    { ...words, typed: "0", says: words.range },
    { ...words, typed: "-1", says: words.range },
    { ...words, typed: "99999999999999999999", says: words.range },
    { ...words, typed: "", says: words.empty },
    { ...words, typed: "   ", says: words.empty },
  ]),
)(
  "on /$path, input channels of “$typed” are refused beside the field",
  async ({ path, name, stale, typed, says }) => {
    const page = await openPage();
    const complaints = listen(page);
    const calculator = await openCalculator(page, path);
    await calculator.field("inChannels").fill(typed);

    const sentence = await calculator.complaint("inChannels");
    expect(sentence).toContain(name);
    expect(sentence).toContain(says);
    expect(await calculator.field("inChannels").getAttribute("aria-invalid")).toBe("true");
    expect(await calculator.field("inChannels").inputValue()).toBe(typed); // what was typed stays
    expect(await calculator.field("outChannels").getAttribute("aria-invalid")).toBeNull();
    expect(await calculator.answer()).toEqual(first); // so does the last valid answer, marked as such
    expect(await calculator.isStale()).toBe(true);
    expect(await calculator.root.locator(".stale").innerText()).toContain(stale);
    expect(textFaults(await page.evaluate(readTexts))).toEqual([]);

    await calculator.field("inChannels").fill("4");
    expect(await calculator.complaint("inChannels")).toBe("");
    expect(await calculator.field("inChannels").getAttribute("aria-invalid")).toBeNull();
    expect(await calculator.isStale()).toBe(false);
    expect(await calculator.answer()).toEqual(["5 × 8 × 8", "185", "11,520"]); // 9*4*5 + 5; 180*64
    expect(complaints).toEqual([]);
  },
);

test.each(["calculator/", "zh-cn/calculator/"])("on /%s full-width digits are digits", async (path) => {
  const calculator = await openCalculator(await openPage(), path);
  await calculator.field("inChannels").fill("１２");
  expect(await calculator.answer()).toEqual(["5 × 8 × 8", "545", "34,560"]); // 9*12*5 + 5; 540*64
  expect(await calculator.field("inChannels").inputValue()).toBe("１２");
});

test.each([
  ["calculator/", "spans 11", "has 10"],
  ["zh-cn/calculator/", "跨 11 格", "只有 10 格"],
])("on /%s a kernel larger than the input is refused with both sizes", async (path, kernel, input) => {
  const calculator = await openCalculator(await openPage(), path);
  await calculator.field("kernelSize-w").fill("11");
  const sentence = await calculator.complaint("kernelSize-w");
  expect(sentence).toContain(kernel);
  expect(sentence).toContain(input);
  // Two axes are wrong alike; one sentence says it.
  expect(sentence.indexOf(kernel)).toBe(sentence.lastIndexOf(kernel));
  expect(await calculator.answer()).toEqual(first);
});

test("axis by axis, the axis that is wrong is the one marked", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.tick("perAxis", true);
  await calculator.field("kernelSize-h").fill("12");
  expect(await calculator.field("kernelSize-h").getAttribute("aria-invalid")).toBe("true");
  expect(await calculator.field("kernelSize-w").getAttribute("aria-invalid")).toBeNull();
});

test.each([
  ["calculator/", "3 is not divisible by 2", "5 is not divisible by 2"],
  ["zh-cn/calculator/", "3 不能被 2 整除", "5 不能被 2 整除"],
])(
  "on /%s groups that do not divide the channels are refused beside both",
  async (path, incoming, outgoing) => {
    const calculator = await openCalculator(await openPage(), path);
    await calculator.field("groups").fill("2");
    expect(await calculator.complaint("inChannels")).toContain(incoming);
    expect(await calculator.complaint("outChannels")).toContain(outgoing);
  },
);

test.each([
  ["calculator/", "Causal padding is for one axis"],
  ["zh-cn/calculator/", "因果填充只用于一个轴"],
])("on /%s causal padding is refused for a Conv2D, beside the padding", async (path, says) => {
  const calculator = await openCalculator(await openPage(), path);
  await calculator.choose("paddingMode", "causal");
  expect(await calculator.root.locator("[data-field=padding] .error").innerText()).toContain(says);
  const mode = calculator.root.locator("select[name=paddingMode]"); // the one control that is there to be changed
  expect(await mode.getAttribute("aria-invalid")).toBe("true");
  const error = await calculator.root.locator("[data-field=padding] .error").getAttribute("id");
  expect(await mode.getAttribute("aria-describedby")).toBe(error);
  expect(await calculator.isStale()).toBe(true);
});

test.each(languages)(
  "on /$path a field that is cleared says so, whichever it is",
  async ({ path, empty }) => {
    const calculator = await openCalculator(await openPage(), path);
    for (const name of ["inChannels", "kernelSize-w", "stride-w", "dilation-w", "padding-w", "groups"]) {
      const typed = await calculator.field(name).inputValue();
      await calculator.field(name).fill("");
      expect(await calculator.complaint(name), name).toContain(empty);
      await calculator.field(name).fill(typed);
    }
    expect(await calculator.isStale()).toBe(false);
  },
);

test("everything that is wrong is said at once", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.field("inChannels").fill("x");
  await calculator.field("outChannels").fill("");
  await calculator.field("stride-w").fill("0");
  for (const name of ["inChannels", "outChannels", "stride-w"])
    expect(await calculator.complaint(name), name).not.toBe("");
});

test("counts past 2^53 - 1 are refused, not rounded", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.field("outChannels").fill("9007199254740991");
  expect(await calculator.complaint("outChannels")).toContain("2^53");
  expect(await calculator.answer()).toEqual(first);
});

test("that the answer is an old one is read aloud", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.field("inChannels").fill("x");
  await calculator.root
    .getByRole("status")
    .filter({ hasText: "Still showing the last layer that works." })
    .waitFor();
});

test.each(["calculator/", "lessons/counting-parameters/"])(
  "on /%s what is no number is not told as one",
  async (path) => {
    const calculator = await openCalculator(await openPage(), path);
    await calculator.field("inChannels").fill("three");
    expect(await calculator.field("inChannels").getAttribute("aria-valuenow")).toBeNull();
    await calculator.field("inChannels").fill("3");
    expect(await calculator.field("inChannels").getAttribute("aria-valuenow")).toBe("3");
  },
);
