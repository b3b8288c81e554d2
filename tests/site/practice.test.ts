import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { addressOf, listen, useBrowser } from "./browser.ts";

const openPage = useBrowser();

async function give(page: Page, text: string, place = page.locator("vc-practice")) {
  await place.locator("[name=guess]").fill(text);
  await place.locator("[name=guess]").press("Enter");
  await place.locator(".verdict :is(p, .line)").first().waitFor();
  return place.locator(".verdict");
}

test.each(["", "zh-cn/"])(
  "/%slessons/: a guess is answered by the slip's name, a picture, and the derivation",
  async (language) => {
    const page = await openPage({ viewport: { width: 320, height: 700 } });
    const complaints = listen(page);
    await page.goto(addressOf(`${language}lessons/convolution-over-a-volume/`));
    const guess = page.locator(".guess");
    const verdict = await give(page, "9", guess); // one flat square of 3 x 3
    expect(await verdict.locator("svg").count()).toBe(1);
    await give(page, "27", guess); // 3 x 3 x 3
    await verdict.locator(".line").waitFor();
    expect(await verdict.innerText()).toContain("27");
    await give(page, "lots", guess);
    await verdict.locator(".error").waitFor();
    expect(await verdict.innerText()).toContain("lots");
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(complaints).toEqual([]);
  },
);

test("an exercise gives a hint, then a second, then the derivation", async () => {
  const page = await openPage();
  await page.goto(addressOf("lessons/counting-parameters/"));
  const exercise = page.locator(".exercise").first();
  const said = new Set<string>();
  for (const wrong of ["7", "7", "7"]) {
    const before = said.size;
    await give(page, wrong, exercise);
    await expect
      .poll(async () => said.add(await exercise.locator(".verdict").innerText()).size)
      .toBeGreaterThan(before);
  }
  expect(await exercise.locator(".verdict .line").count()).toBeGreaterThan(0);
});

test.each(["", "zh-cn/"])(
  "/%spractice/: an address gives its exercise, and what is missed is kept until it is erased",
  async (language) => {
    const page = await openPage({ viewport: { width: 320, height: 700 } });
    const complaints = listen(page);
    const address = addressOf(`${language}practice/?kind=parameters&level=3&seed=77`);
    await page.goto(address);
    await page.locator("vc-practice fieldset:enabled").waitFor();
    const asked = await page.locator("vc-practice .asked").innerText();
    await give(page, "1");
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem("practice")))
      .toContain("parameters.3.77");
    await page.reload();
    await page.locator("vc-practice .progress li").waitFor();
    expect(await page.locator("vc-practice .asked").innerText()).toBe(asked);
    await page.locator("[data-erase]").click();
    expect(await page.evaluate(() => localStorage.getItem("practice"))).toBe(null);
    expect(await page.locator(".progress li").count()).toBe(0);
    await page.locator("[data-next]").click();
    await expect.poll(() => page.locator("vc-practice .asked").innerText()).not.toBe(asked);
    for (const seed of ["-1", "x", "1.5", "", "１２３４５６"]) {
      await page.locator("[name=seed]").fill(seed);
      expect(await page.locator("[data-field=seed] .error").innerText()).toContain(seed);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    expect(complaints).toEqual([]);
  },
);

test("without JavaScript a sheet of exercises opens to its answers, and no field is there that nobody answers", async () => {
  const page = await openPage({ javaScriptEnabled: false });
  await page.goto(addressOf("practice/"));
  expect(await page.locator("[name=guess]:visible").count()).toBe(0);
  const first = page.locator(".of-sheet").first();
  await first.locator("summary").click();
  expect(await first.locator(".plain-line").first().isVisible()).toBe(true);
});
