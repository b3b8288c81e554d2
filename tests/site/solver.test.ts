import { expect, test } from "vitest";
import { addressOf, listen, useBrowser } from "./browser.ts";
import { readTexts, textFaults } from "./texts.ts";

const openPage = useBrowser();

async function openSolver(path: string, options: Parameters<typeof openPage>[0] = undefined) {
  const page = await openPage(options);
  const complaints = listen(page);
  await page.goto(addressOf(path));
  const rows = async () =>
    (await page.locator("vc-solver tbody tr").all()).length > 0
      ? page
          .locator("vc-solver tbody tr")
          .evaluateAll((lines) =>
            lines.map((line) =>
              [...line.querySelectorAll("[data-cell]")].map((cell) => cell.textContent).join(" "),
            ),
          )
      : [];
  const field = (name: string) => page.locator(`vc-solver [name="${name}"]`);
  const said = () => page.locator('[data-out="found"]').innerText();
  return { page, complaints, rows, field, said };
}

// kernel, stride, padding, dilation, output padding; ResNet conv1 (stats.stackexchange.com 223630) and, by hand, a halving 3
const halving = ["7 2 3 1 0", "3 2 1 1 0"];

test.each(["solver/", "zh-cn/solver/"])("/%s stands answered without JavaScript", async (path) => {
  const { page, rows } = await openSolver(path, { javaScriptEnabled: false });
  expect(await rows()).toEqual(expect.arrayContaining(halving));
  expect(await page.locator("noscript").isVisible()).toBe(true);
});

test.each([
  { path: "solver/", ways: "ways from 4 to 7" },
  { path: "zh-cn/solver/", ways: "从 4 到 7" },
])("on /$path a transposed question is answered, and its link asks it again", async ({ path, ways }) => {
  const { page, complaints, rows, field, said } = await openSolver(path);
  await field("kind").selectOption("transposed-convolution");
  await field("from").fill("4");
  await field("to").fill("7");
  // measured with PyTorch 2.13.0: ConvTranspose2d n=4 k=3 s=2 p=1 gives 7
  expect(await rows()).toContain("3 2 1 1 0");
  expect(await said()).toContain(ways);
  const digits = (await page.locator("tbody .line .katex-mathml").first().innerText()).replace(/\s+/g, "");
  expect(digits).toMatch(/=7$/);
  expect(new URL(page.url()).search).toBe("?from=4&to=7&kind=transposed-convolution");
  expect(complaints).toEqual([]);
  expect(textFaults(await page.evaluate(readTexts))).toEqual([]);
  await page.reload();
  expect(await rows()).toContain("3 2 1 1 0");
  await page.locator("[data-action=reset]").click();
  expect(await rows()).toEqual(expect.arrayContaining(halving));
});

test.each([
  { path: "solver/", typed: "2.5", says: ["From must be a whole number", "2.5"], stale: "last question" },
  { path: "zh-cn/solver/", typed: "2.5", says: ["输入尺寸应为整数", "2.5"], stale: "上一个成立的问题" },
  { path: "zh-cn/solver/", typed: "", says: ["不能为空"], stale: "上一个成立的问题" },
  { path: "solver/", typed: "0", says: ["at least 1"], stale: "last question" },
])("on /$path a size of “$typed” gets a sentence beside its field", async ({ path, typed, says, stale }) => {
  const { page, rows, field } = await openSolver(path);
  await field("from").fill(typed);
  const sentence = await page.locator("#solver-from-error").innerText();
  for (const word of says) expect(sentence).toContain(word);
  expect(await field("from").getAttribute("aria-invalid")).toBe("true");
  expect(await field("to").getAttribute("aria-invalid")).toBeNull();
  expect(await page.locator(".stale").innerText()).toContain(stale);
  expect(await rows()).toEqual(expect.arrayContaining(halving));
  expect(textFaults(await page.evaluate(readTexts))).toEqual([]);
  await field("from").fill("224");
  expect(await page.locator("#solver-from-error").innerText()).toBe("");
  expect(await page.locator(".stale").isVisible()).toBe(false);
});

test("where no window does it, a sentence says so", async () => {
  const { page, field, said } = await openSolver("solver/");
  await field("to").fill("1000");
  expect(await said()).toContain("No window");
  expect(await page.locator("vc-solver table").isVisible()).toBe(false);
});

test("a solution opens in the calculator as it is", async () => {
  const { page } = await openSolver("solver/");
  const row = page
    .locator("tbody tr", { has: page.locator('[data-cell="kernelSize"]', { hasText: "7" }) })
    .first();
  await row.getByRole("link").click();
  await page.waitForURL(/calculator/);
  // The page stands finished before its script has read the address.
  await expect.poll(() => page.locator('[name="inputSize-w"]').first().inputValue()).toBe("224");
  expect(await page.locator('[name="kernelSize-w"]').first().inputValue()).toBe("7");
  expect(await page.locator("main").innerText()).toContain("112");
});
