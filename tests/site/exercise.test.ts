import { expect, test } from "vitest";
import { addressOf, listen, useBrowser } from "./browser.ts";

const openPage = useBrowser();

test.each([true, false])(
  "an exercise opens to its answer and its derivation, JavaScript: %s",
  async (javaScriptEnabled) => {
    const page = await openPage({ javaScriptEnabled });
    const complaints = listen(page);
    await page.goto(addressOf("lessons/kernel-with-depth/"));
    const exercise = page.locator(".exercise").last();
    expect(await exercise.locator("math").count()).toBe(javaScriptEnabled ? 0 : 2);
    await exercise.locator("summary").click();
    const lines = exercise.locator(".line");
    await lines.first().waitFor();
    expect(await lines.count()).toBe(1);
    expect(await lines.locator("math").count()).toBe(2);
    const answer = (await exercise.locator(".answer").innerText()).replaceAll(",", "");
    expect(await lines.innerText()).toContain(answer);
    expect(complaints).toEqual([]);
  },
);
