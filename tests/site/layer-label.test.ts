import { expect, test } from "vitest";
import { addressOf, useBrowser } from "./browser.ts";

const openPage = useBrowser();

test.each([
  ["layer/?of=conv2d.i10x10.c3-5.k3.s1.p0", "5 × 8 × 8"], // 10 - 3 + 1 = 8
  ["zh-cn/layer/?of=maxpool2d.i112x112.c64.k3.s2.p1", "64 × 56 × 56"], // (112 + 2 - 3)/2, rounded down, + 1 = 55 + 1
  ["layer/?of=tconv1d.i4.c1-2.k3.s2.p0", "2 × 9"], // 3*2 + 3 = 9
])("/%s opens the calculator on the layer", async (path, output) => {
  const page = await openPage();
  await page.goto(addressOf(path));
  await page.waitForURL(/calculator\//);
  expect(page.url().includes("/zh-cn/")).toBe(path.startsWith("zh-cn/"));
  await expect.poll(() => page.locator("[data-out=output]").first().innerText()).toBe(output);
  const label = page.locator("[data-code=Label], [data-code=标号]");
  expect(await label.locator("code").innerText()).toBe(new URLSearchParams(path.split("?")[1]).get("of"));
});

test.each([
  ["layer/?of=conv2d.i10.c3-5.k3.s1.p0", "must have one number for each of the 2 axes"],
  ["layer/?of=nonsense", "A label begins with a kind and its axes"],
  ["zh-cn/layer/?of=conv2d.i9x9.c3-5.k3.s1", "缺少“p”"],
  ["layer/?of=conv4d.i9x9x9x9.c3-5.k3.s1.p0", "at most three axes; this one has 4"],
])("/%s says what is wrong beside the field, and keeps what was given", async (path, sentence) => {
  const page = await openPage();
  await page.goto(addressOf(path));
  const field = page.locator("#label-of");
  await expect.poll(() => page.locator("#label-error").innerText()).toContain(sentence);
  expect(await field.inputValue()).toBe(new URLSearchParams(path.split("?")[1]).get("of"));
  expect(await field.getAttribute("aria-invalid")).toBe("true");
});

test("a label that is typed opens by the Enter key, and Back comes back to it", async () => {
  const page = await openPage();
  await page.goto(addressOf("layer/"));
  await page.locator("#label-of").fill("conv1d.i9.c1-1.k3.s1.p0");
  await page.keyboard.press("Enter");
  await page.waitForURL(/calculator\//);
  await page.goBack();
  await page.waitForURL(/layer\/$/);
});

test("without JavaScript the page says what to do", async () => {
  const page = await openPage({ javaScriptEnabled: false });
  await page.goto(addressOf("layer/?of=conv2d.i10x10.c3-5.k3.s1.p0"));
  expect(await page.locator("noscript, .hint").allInnerTexts()).toEqual(
    expect.arrayContaining([expect.stringContaining("With JavaScript off")]),
  );
  expect(await page.locator("#label-of").isDisabled()).toBe(true);
});
