import { expect, test } from "vitest";
import { addressOf, useBrowser } from "./browser.ts";

const openPage = useBrowser();

test.each(["lessons/counting-parameters/", "zh-cn/lessons/counting-parameters/"])(
  "/%s printed keeps the cells and leaves out what only a screen can use",
  async (path) => {
    const page = await openPage();
    await page.goto(addressOf(path));
    await page.emulateMedia({ media: "print" });
    for (const element of await page.locator("form, nav, .theme, .skip, button").all())
      expect(await element.isVisible(), await element.evaluate((node) => node.outerHTML.slice(0, 80))).toBe(
        false,
      );
    const cell = page.locator("#conv2d-rgb-5-kernels");
    expect(await cell.isVisible()).toBe(true);
    expect(await cell.locator(".result").innerText()).toContain("140");
    expect(await cell.locator(".katex").first().isVisible()).toBe(true);
  },
);

test("a page printed in the dark is dark ink on white", async () => {
  const page = await openPage({ colorScheme: "dark" });
  await page.goto(addressOf("examples/conv2d-rgb-5-kernels/"));
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  const [ink, paper] = await page.evaluate(() => {
    const canvas = document.createElement("canvas").getContext("2d") as CanvasRenderingContext2D;
    const lightness = (color: string) => {
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      return alpha === 0 ? 255 : (red + green + blue) / 3;
    };
    const { color, backgroundColor } = getComputedStyle(document.body);
    return [lightness(color), lightness(backgroundColor)];
  });
  expect(ink).toBeLessThan(80);
  expect(paper).toBeGreaterThan(240);
});

test("where less motion is asked for, nothing moves when an answer changes", async () => {
  const page = await openPage({ reducedMotion: "reduce" });
  await page.goto(addressOf("calculator/"));
  await page.locator("input[name=outChannels]").fill("7");
  expect(await page.locator("[data-out=output]").innerText()).toBe("7 × 8 × 8");
  // An animation that takes no time only sets something and later takes it back.
  const moving = () =>
    document
      .getAnimations()
      .filter(({ playState, effect }) => playState === "running" && Number(effect?.getTiming().duration) > 0)
      .length;
  expect(await page.evaluate(moving)).toBe(0);
});
