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
    expect(await exercise.locator("math").count()).toBe(0);
    await exercise.locator("summary").click();
    // Formulas where a script sets them, else the same in plain text.
    const line = exercise.locator(javaScriptEnabled ? ".line" : ".plain-line");
    await line.waitFor();
    expect(await line.locator("math").count()).toBe(javaScriptEnabled ? 2 : 0);
    const answer = (await exercise.locator(".answer").innerText()).replaceAll(",", "");
    expect((await line.innerText()).trim().endsWith(answer)).toBe(true);
    expect(complaints).toEqual([]);
  },
);
