import { expect, test } from "vitest";
import { addressOf, useBrowser } from "./browser.ts";

const openPage = useBrowser();

test("a chosen theme rules over the system's, stays on every page, and can be given back to the system", async () => {
  const page = await openPage({ colorScheme: "light" });
  const scheme = () => page.evaluate(() => getComputedStyle(document.body).colorScheme);
  const paper = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  await page.goto(addressOf("lessons/"));
  const light = await paper();
  await page.getByLabel("Theme").selectOption("Dark");
  expect(await scheme()).toBe("dark");
  const dark = await paper();
  expect(dark).not.toBe(light);

  await page.goto(addressOf("zh-cn/calculator/"));
  expect(await paper()).toBe(dark);
  expect(await page.getByLabel("主题").inputValue()).toBe("dark");
  await page.emulateMedia({ media: "print" });
  expect(await scheme()).toBe("light");

  await page.emulateMedia({ media: "screen", colorScheme: "dark" });
  await page.getByLabel("主题").selectOption("跟随系统");
  await page.reload();
  expect(await paper()).toBe(dark);
  await page.emulateMedia({ colorScheme: "light" });
  expect(await paper()).toBe(light);
});

test("what else lies in the store is no theme", async () => {
  const page = await openPage({ colorScheme: "light" });
  await page.goto(addressOf("lessons/"));
  await page.evaluate(() => localStorage.setItem("theme", "</style>"));
  await page.reload();
  expect(await page.getByLabel("Theme").inputValue()).toBe("");
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe("");
});

test.each(["pointer", "keyboard"])(
  "the link to the other language keeps the layer in the address, by %s",
  async (by) => {
    const page = await openPage({});
    await page.goto(addressOf("calculator/?inChannels=7&kernelSize-w=5"));
    const link = page.getByRole("link", { name: "简体中文" });
    if (by === "pointer") await link.click();
    else await link.press("Enter");
    await page.waitForURL(/zh-cn\/calculator\/\?inChannels=7&kernelSize-w=5$/);
    expect(await page.locator("[name=inChannels]").inputValue()).toBe("7");
  },
);
