import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { addressOf, listen, rested, useBrowser } from "./browser.ts";
import { readTexts, textFaults } from "./texts.ts";

const openPage = useBrowser();

/** Opens a walk on the page of all that moves, and waits until it runs. */
async function openWalk(query = "", path = "play/", options: Parameters<typeof openPage>[0] = undefined) {
  const page = await openPage(options);
  const complaints = listen(page);
  await page.goto(addressOf(path + query));
  if (options?.javaScriptEnabled !== false)
    await page.locator("vc-walker fieldset:enabled [name=n]").waitFor();
  return { page, complaints, ...walkOn(page) };
}

function walkOn(page: Page) {
  const root = page.locator("vc-walker").first();
  const board = (name: string) => root.locator(`[data-board="${name}"]`);
  const texts = async (name: string) =>
    (await board(name).locator("td").allInnerTexts()).map((text) => text.replace("−", "-"));
  return {
    root,
    board,
    cell: (name: string, at: number) => board(name).locator("td").nth(at),
    texts,
    place: () => root.locator("[data-out=place]").innerText(),
    total: async () => (await root.locator(".account .total dd").innerText()).replace("−", "-"),
    said: () => root.locator(".status").innerText(),
    field: (name: string) => root.locator(`[name="${name}"]`),
    error: (field: string) => root.locator(`[data-field="${field}"] .error`).innerText(),
  };
}

// One channel of 3 numbers 1, 2, 3 under 1, 0, -1, padding 1, no bias, by hand: 0-2, 1-3, 2-0.
const line =
  "?rank=1&inputSize-w=3&inChannels=1&outChannels=1&padding-w=1&bias=&x=1.1:1_1.2:2_1.3:3&w=1.1.1:1_1.1.2:0_1.1.3:-1";

test.each(["play/", "zh-cn/play/"])("/%s shows a finished walk without JavaScript", async (path) => {
  const { page, texts, root, total } = await openWalk("", path, { javaScriptEnabled: false });
  const products = await Promise.all([0, 1, 2].map((row) => texts(`product-${row}`)));
  const sum = products.flat().reduce((total, text) => total + Number(text), 0);
  const bias = Number(await root.locator(".account div:not(.of-slice, .total) dd").innerText());
  expect(Number(await total())).toBe(sum + bias);
  expect(await root.locator("button:visible, input:enabled").count()).toBe(0);
  expect(await page.locator("vc-walker noscript").isVisible()).toBe(true);
});

describe("the window", () => {
  test("goes by keys on the output, and its sum is written there", async () => {
    const { page, board, texts, place, total, said, complaints } = await openWalk(`${line}&n=1`);
    await board("output").focus();
    expect([await texts("output"), await total()]).toEqual([["-2", "", ""], "-2"]);
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    expect([await texts("output"), await total()]).toEqual([["-2", "-2", "2"], "2"]);
    expect(await texts("product-0")).toEqual(["2", "0", "0"]);
    await page.keyboard.press("ArrowRight"); // there is no further place
    expect(await place()).toContain("3 of 3");
    expect(await said()).toContain("Output 2.");
    await rested(page);
    expect(page.url()).toContain("n=3");
    expect(complaints).toEqual([]);
  });

  test("goes with the slider, and by a tap on the output", async () => {
    const { field, place, cell, root } = await openWalk();
    await field("n").fill("16");
    expect(await place()).toContain("16 of 16");
    expect(await root.locator("[data-board=output] .now").innerText()).toBe(
      await root.locator(".account .total dd").innerText(),
    );
    await cell("output", 1).click();
    expect(await place()).toContain("2 of 16");
  });

  test("is dragged over the input by whole cells", async () => {
    const { page, cell, place } = await openWalk("?n=1");
    const from = (await cell("input-0", 7).boundingBox()) as { x: number; y: number; width: number };
    await page.mouse.move(from.x + 5, from.y + 5);
    await page.mouse.down();
    await page.mouse.move(from.x + 5 + 2 * from.width, from.y + 5 + from.width, { steps: 5 });
    await page.mouse.up();
    expect(await place()).toContain("row 2, column 3");
  });

  test("steps: the products of a channel, its sum, the bias, the cell; and back", async () => {
    const { root, texts, total } = await openWalk(`${line.replace("bias=&", "")}&n=1`);
    const step = (name: "Back" | "Step") => root.getByRole("button", { name, exact: true }).click();
    await step("Back");
    expect([await total(), await texts("output")]).toEqual(["…", ["", "", ""]]);
    await step("Step");
    // 0 * 1 + 1 * 0 + 2 * -1, and the first kernel's bias
    expect([await total(), await texts("output")]).toEqual(["-1", ["-1", "", ""]]);
    await step("Step");
    expect([await texts("product-0"), await total()]).toEqual([["1", "0", "-3"], "…"]);
  });

  test("plays to the end and stops, and any key of the reader's stops it", async () => {
    const { page, root, place, board } = await openWalk(`${line}&n=1`);
    await root.locator("[data-speed]").selectOption({ index: 2 });
    await root.getByRole("button", { name: "Play" }).click();
    await root.getByRole("button", { name: "Pause" }).waitFor();
    await root.getByRole("button", { name: "Play" }).waitFor();
    expect(await place()).toContain("3 of 3");
    await board("output").focus();
    await page.keyboard.press("ArrowLeft");
    expect(await place()).toContain("2 of 3");
  });
});

describe("what is pointed at lights what belongs to it", () => {
  test("an input cell: the windows that read it, each with its weight", async () => {
    const { cell, texts, root } = await openWalk(`${line}&n=3`);
    await cell("input-0", 2).hover(); // the 2
    expect(await texts("output")).toEqual(["-1", "0", "1"]);
    expect(await root.locator("[data-out=pointed]").innerText()).toContain("3 of 3 windows");
  });

  test("a weight: what it multiplies; an output cell: its window", async () => {
    const { cell, root } = await openWalk(`${line}&n=3`);
    await cell("weight-0", 2).hover();
    expect(await root.locator("[data-board=input-0] .seen").allInnerTexts()).toEqual(["2", "3"]);
    await cell("output", 0).hover();
    expect(await root.locator("[data-board=input-0] .seen").allInnerTexts()).toEqual(["1", "2"]);
  });
});

describe("numbers", () => {
  test("are changed in the input and in a kernel by keyboard alone, and a link keeps them", async () => {
    const { page, board, texts, total, field } = await openWalk(`${line}&n=1`);
    await board("input-0").focus();
    await page.keyboard.press("ArrowRight"); // the first cell that is no padding
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("7");
    expect(await texts("input-0")).toEqual(["0", "1", "7", "3", "0"]);
    expect(await total()).toBe("-7");
    await board("weight-0").focus();
    await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.type("4");
    expect(await total()).toBe("-3"); // 0 + 1 * 4 - 7
    await rested(page);
    await page.reload();
    await field("n").waitFor();
    await page.locator("vc-walker .answers").waitFor();
    expect(await texts("weight-0")).toEqual(["1", "4", "-1"]);
  });

  test.each(["100", "1.5", "x", "", "-"])(
    "%s is refused beside the field, and the last walk stays",
    async (value) => {
      const { cell, field, error, texts, complaints } = await openWalk(`${line}&n=1`);
      await cell("weight-0", 1).click();
      await field("cell").fill(value);
      expect(await error("cell")).toContain(`got “${value}”`);
      expect(await texts("weight-0")).toEqual(["1", "0", "-1"]);
      await field("cell").fill("9");
      expect([await error("cell"), await texts("weight-0")]).toEqual(["", ["1", "9", "-1"]]);
      expect(complaints).toEqual([]);
    },
  );
});

test("kernels make their own channels: another kernel, another map", async () => {
  const { root, texts, field } = await openWalk("?n=16");
  const first = await texts("output");
  await root.getByRole("button", { name: "2", exact: true }).click();
  expect(await texts("output")).not.toEqual(first);
  expect(await field("does").inputValue()).toBe("edges");
  await field("does").selectOption("identity");
  // 1 in the middle of the first channel: the output is the input without its border, and the bias of the second kernel, 0.
  const red = await texts("input-0");
  const inner = [7, 8, 9, 10, 13, 14, 15, 16, 19, 20, 21, 22, 25, 26, 27, 28].map((at) => red[at]);
  expect(await texts("output")).toEqual(inner);
});

test("all accounts come to one number", async () => {
  const { root, total } = await openWalk();
  const totals: string[] = [];
  for (const account of await root.locator("[data-account]").all()) {
    await account.click();
    totals.push(await total());
  }
  expect(new Set(totals).size).toBe(1);
  expect(await root.locator(".matrix .row-frame").count()).toBe(1);
});

test("a layer that cannot be shown says so beside its field, the walk stays; a smaller one keeps its place within", async () => {
  const { field, error, place, root, complaints } = await openWalk("?n=16");
  await field("kernelSize-w").fill("9");
  expect(await error("kernelSize")).not.toBe("");
  expect(await root.locator(".stale").isVisible()).toBe(true);
  await field("kernelSize-w").fill("5");
  expect(await place()).toContain("4 of 4");
  await field("inputSize-h").fill("99");
  expect(await error("inputSize")).toContain("at most 10");
  expect(complaints).toEqual([]);
});

test.each(["?n=99", "?c=0", "?x=no", "?part=-1", "?account=other"])(
  "an address that asks for what is not (%s) gets a sentence and no walk",
  async (query) => {
    const { root, complaints } = await openWalk(query);
    expect(await root.locator(".error:not(:empty)").count()).toBe(1);
    expect(await root.locator(".walk").isVisible()).toBe(false);
    expect(complaints).toEqual([]);
  },
);

test.each(["play/", "zh-cn/play/"])(
  "/%s fits 320 px, in every account and rank, and every word is of its language",
  async (path) => {
    const { page, root, field } = await openWalk("", path, { viewport: { width: 320, height: 700 } });
    const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
    for (const rank of ["1", "3", "2"]) {
      await field("rank").selectOption(rank);
      if (rank === "3") await field("inChannels").fill("1");
      for (const account of await root.locator("[data-account]").all()) {
        await account.click();
        expect(await fits()).toBe(true);
      }
    }
    expect(textFaults(await page.evaluate(readTexts))).toEqual([]);
  },
);
