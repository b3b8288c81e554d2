import { expect, test } from "vitest";
import { addressOf, useBrowser } from "./browser.ts";
import { builtLessons, htmlOf } from "./built.ts";

const openPage = useBrowser();

test.each(["", "zh-cn/", ...builtLessons().filter((path) => htmlOf(path).includes("<vc-calculator"))])(
  "on a phone every field of /%s and the numbers it changes, or what is wrong with it, stand on one screen",
  async (path) => {
    const page = await openPage({ viewport: { width: 390, height: 844 } });
    await page.goto(addressOf(path));
    const form = page.locator("vc-calculator form");
    await form.locator("fieldset:enabled").waitFor();
    const inSight = async (selector: string) => {
      const { y, height } = (await page.locator(selector).first().boundingBox()) as {
        y: number;
        height: number;
      };
      return y >= 0 && y + height <= 844;
    };
    for (const input of await form.locator("input[type=text]:visible").all()) {
      const before = await input.inputValue();
      await input.focus();
      await input.fill(String(Number(before) + 1));
      const name = `vc-calculator [name="${await input.getAttribute("name")}"]`;
      for (const seen of [name, "vc-calculator [data-out=output]", "vc-calculator [data-out=parameters]"])
        expect(await inSight(seen), `${name}: ${seen}`).toBe(true);
      await input.fill("x");
      for (const seen of [name, "vc-calculator .wrong .error", "vc-calculator .stale"])
        expect(await inSight(seen), `${name}: ${seen}`).toBe(true);
      await input.fill(before);
    }
  },
);

test("of an impossible layer that a lesson's address asks for no number stands there, nor any picture", async () => {
  const page = await openPage({ viewport: { width: 390, height: 844 } });
  await page.goto(addressOf("lessons/counting-parameters/?kernelSize-w=99"));
  const calculator = page.locator("vc-calculator");
  await calculator.locator(".stale").waitFor();
  for (const gone of ["[data-out=parameters]", ".pictures", ".why"])
    expect(await calculator.locator(gone).isVisible(), gone).toBe(false);
});

test("on a phone the kernels beside an input begin where it begins, whatever their number", async () => {
  const page = await openPage({ viewport: { width: 390, height: 844 } });
  await page.goto(addressOf("lessons/channels-first-or-last/"));
  const tops = await page.evaluate(() =>
    [...document.querySelectorAll("figure.picture .drawing")].map(
      (drawing) => drawing.getBoundingClientRect().top,
    ),
  );
  expect(tops[1]).toBe(tops[0]);
  expect(tops[2]).toBeGreaterThan(tops[0] as number);
});
