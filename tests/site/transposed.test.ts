import { expect, test } from "vitest";
import { addressOf, listen, rested, useBrowser } from "./browser.ts";
import { readTexts, textFaults } from "./texts.ts";

const openPage = useBrowser();

async function openLayer(query = "", path = "play/", options: Parameters<typeof openPage>[0] = undefined) {
  const page = await openPage(options);
  const complaints = listen(page);
  await page.goto(addressOf(path + query));
  const root = page.locator("vc-transposed");
  await root.scrollIntoViewIfNeeded();
  if (options?.javaScriptEnabled !== false) await root.locator("fieldset:enabled [name=n]").waitFor();
  return {
    page,
    complaints,
    root,
    field: (name: string) => root.locator(`[name="${name}"]`),
    error: (field: string) => root.locator(`[data-field="${field}"] > .error`).innerText(),
    texts: (name: string) => root.locator(`[data-board="${name}"] td`).allInnerTexts(),
  };
}

test.each(["play/", "zh-cn/play/"])("/%s shows a finished layer without JavaScript", async (path) => {
  const { root, texts } = await openLayer("", path, { javaScriptEnabled: false });
  expect(await texts("output")).toEqual(["", "4", "7", "2", "6", "6", "10", "2", ""]);
  expect(await root.locator("button:visible, input:enabled").count()).toBe(0);
});

test("its input cells are stepped through by keyboard and by pointer, and every view comes to one output", async () => {
  const { page, root, field, texts, complaints } = await openLayer();
  await field("n").press("Home");
  expect(await texts("output")).toEqual(["", "4", "6", "0", "0", "0", "0", "0", ""]);
  await root.locator("[data-board=input] td").nth(3).click();
  expect(await field("n").inputValue()).toBe("4");
  await root.getByRole("button", { name: "zeros put in" }).press("Enter");
  expect(await texts("zeros")).toEqual(["0", "2", "0", "1", "0", "3", "0", "1", "0"]);
  expect(await texts("output")).toEqual(["4", "7", "2", "6", "6", "10", "2"]);
  await root.getByRole("button", { name: "the matrix turned round" }).click();
  expect(await texts("output")).toEqual(["4", "7", "2", "6", "6", "10", "2"]);
  await field("outputPadding").fill("1");
  expect(await texts("output")).toHaveLength(8);
  await rested(page);
  expect(page.url()).toContain("transposed.view=matrix");
  expect(complaints).toEqual([]);
});

test("what cannot be is said beside its field, and the last layer stays", async () => {
  const { page, field, error, texts, complaints } = await openLayer();
  await field("outputPadding").fill("2");
  expect(await error("outputPadding")).toContain("got 2");
  expect(await texts("counts")).toHaveLength(7);
  await field("outputPadding").fill("1");
  expect([await error("outputPadding"), (await texts("counts")).length]).toEqual(["", 8]);
  await page.goto(addressOf("play/?transposed.view=other"));
  await page.locator("vc-transposed").scrollIntoViewIfNeeded();
  await page.locator("vc-transposed .error:not(:empty)").waitFor();
  expect(await error("view")).toContain("got “other”");
  expect(complaints).toEqual([]);
});

test.each(["play/", "zh-cn/play/"])("/%s fits 320 px in every view at its largest", async (path) => {
  const query = "?transposed.inputSize=6&transposed.kernelSize=5&transposed.stride=3&transposed.padding=0";
  const { page, root, complaints } = await openLayer(query, path, { viewport: { width: 320, height: 700 } });
  for (const button of await root.locator("[data-view]").all()) {
    await button.click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
  expect(textFaults(await page.evaluate(readTexts))).toEqual([]);
  expect(complaints).toEqual([]);
});
