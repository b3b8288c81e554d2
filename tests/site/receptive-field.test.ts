import { expect, test } from "vitest";
import { addressOf, listen, rested, useBrowser } from "./browser.ts";
import { readTexts, textFaults } from "./texts.ts";

const openPage = useBrowser();

async function openStack(query = "", path = "play/", options: Parameters<typeof openPage>[0] = undefined) {
  const page = await openPage(options);
  const complaints = listen(page);
  await page.goto(addressOf(path + query));
  const root = page.locator("vc-receptive-field");
  await root.scrollIntoViewIfNeeded();
  if (options?.javaScriptEnabled !== false) await root.locator("fieldset:enabled [name=n]").waitFor();
  return {
    page,
    complaints,
    root,
    field: (name: string) => root.locator(`[name="${name}"]`),
    error: (field: string) => root.locator(`[data-field="${field}"] .error`).innerText(),
    said: () => root.locator(".status").innerText(),
    seen: () => root.locator(".maps li").nth(0).innerText(),
  };
}

test.each(["play/", "zh-cn/play/"])("/%s shows a finished stack without JavaScript", async (path) => {
  const { root } = await openStack("", path, { javaScriptEnabled: false });
  expect(await root.locator(".maps path.seen").count()).toBe(4);
  expect(await root.locator(".sums .katex").count()).toBeGreaterThan(4);
  expect(await root.locator("button:visible, input:enabled").count()).toBe(0);
});

test("layers are typed, added, moved and taken out by keyboard, and a link keeps them", async () => {
  const { page, field, seen, said, root, complaints } = await openStack();
  await field("stride3").fill("2");
  expect(await seen()).toContain("sees 7");
  await root.getByRole("button", { name: "Move layer 3 nearer to the input" }).press("Enter");
  expect(await seen()).toContain("sees 9");
  await page.keyboard.press("Enter"); // the button of the layer that moved has the focus
  expect(await seen()).toContain("sees 11");
  expect(await said()).toContain("sees 11 cells");
  await root.getByRole("button", { name: "Add a layer" }).press("Enter");
  expect(await seen()).toContain("sees 15"); // 11 + 2 * 2
  await root.getByRole("button", { name: "Take layer 1 out" }).press("Enter");
  expect(await seen()).toContain("sees 7");
  await rested(page);
  await page.reload();
  await root.scrollIntoViewIfNeeded();
  await root.locator("fieldset:enabled [name=n]").waitFor();
  expect(await field("layers").inputValue()).toBe("3");
  expect(await field("stride1").inputValue()).toBe("1");
  expect(complaints).toEqual([]);
});

test("an output cell is chosen by slider and by pointer", async () => {
  const { field, said, root, complaints } = await openStack();
  await field("n").press("Home");
  expect(await said()).toBe("Output cell 1 of 9 sees 7 cells of the input, 1 to 7.");
  const cone = root.locator("[data-cone]");
  const { width } = (await cone.boundingBox()) ?? { width: 0 };
  await cone.click({ position: { x: width - 3, y: 10 } });
  expect(await said()).toBe("Output cell 9 of 9 sees 7 cells of the input, 9 to 15.");
  expect(await field("n").inputValue()).toBe("9");
  expect(complaints).toEqual([]);
});

test("what is wrong is said beside its layer, the last stack stays, and nothing typed is lost", async () => {
  const { page, field, error, seen, root, complaints } = await openStack();
  const before = await root.boundingBox();
  await field("kernel2").fill("0");
  expect(await error("layer2")).toContain("got “0”");
  expect(await root.locator(".stale").isVisible()).toBe(true);
  expect((await root.boundingBox())?.height).toBe(before?.height);
  await field("kernel2").fill("5");
  expect([await error("layer2"), await seen()]).toEqual(["", expect.stringContaining("sees 9")]);
  await page.goto(addressOf("play/?receptive-field.n=99"));
  await root.scrollIntoViewIfNeeded();
  await root.locator(".is-empty, .error:not(:empty)").first().waitFor();
  expect(await error("n")).toContain("got “99”");
  expect(complaints).toEqual([]);
});

test.each(["play/", "zh-cn/play/"])("/%s fits 320 px with every stack, in its own language", async (path) => {
  const { page, root, complaints } = await openStack("", path, { viewport: { width: 320, height: 700 } });
  for (const button of await root.locator("[data-stack]").all()) {
    await button.click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await button.getAttribute("aria-pressed")).toBe("true");
  }
  expect(textFaults(await page.evaluate(readTexts))).toEqual([]);
  expect(complaints).toEqual([]);
});
