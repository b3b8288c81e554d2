import { expect, test } from "vitest";
import { addressOf, useBrowser } from "./browser.ts";
import { openCalculator } from "./calculator.ts";

const openPage = useBrowser();

test.each([
  [1280, 900],
  [390, 844],
])("what is wrong with a field moves nothing, at %i × %i", async (width, height) => {
  const page = await openPage({ viewport: { width, height } });
  const calculator = await openCalculator(page);
  const places = () =>
    page.evaluate(() =>
      [...document.querySelectorAll("form, .field, .options, .pictures")].map((element) => {
        const { x, y, width } = element.getBoundingClientRect();
        return width > 0 && [x, y + scrollY, width].map(Math.round).join();
      }),
    );
  const before = await places();
  await calculator.field("stride-w").fill("x");
  expect(await calculator.isStale()).toBe(true);
  expect(await page.locator('[data-field="stride"] .error').isVisible()).toBe(true);
  expect(await places()).toEqual(before);
});

test("of several wrong fields the one in hand says why, else the first", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page);
  await calculator.field("stride-w").fill("x");
  await calculator.field("dilation-w").fill("y");
  const said = () => page.locator(".error:visible").allInnerTexts();
  expect(await said()).toEqual([expect.stringContaining("“y”")]);
  await calculator.field("stride-w").focus();
  expect(await said()).toEqual([expect.stringContaining("“x”")]);
  await calculator.field("outChannels").focus();
  expect(await said()).toEqual([expect.stringContaining("“x”")]);
});

test.each([
  ["calculator/?kernelSize-w=11", ".totals, .pictures, .codes"],
  ["networks/lenet-5/?input=1&input=20&input=20", ".totals, .chart, .layers[data-counted]"],
  ["solver/?from=x", ".answers table"],
])("/%s asks for what cannot be, and no answer to anything else stands there", async (path, answers) => {
  const page = await openPage();
  await page.goto(addressOf(path));
  await page.locator(".is-empty").waitFor();
  expect(await page.locator(answers).count()).toBeGreaterThan(0);
  expect(await page.locator(answers).filter({ visible: true }).count()).toBe(0);
  expect(await page.locator(".stale").innerText()).toBe(
    "The address asks for what cannot be; the marked field says why.",
  );
  // Reset brings the page's own answer back.
  await page.locator("[data-action=reset]").click();
  expect(await page.locator(answers).filter({ visible: true }).count()).toBeGreaterThan(0);
});

test("a layer that cannot be has no code to copy", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page);
  expect(await calculator.framework("PyTorch").getByRole("button").isVisible()).toBe(true);
  await calculator.field("kernelSize-w").fill("11");
  expect(await calculator.framework("PyTorch").getByRole("button").isVisible()).toBe(false);
});

test("a shape in one field is spread over the axes, when it is pasted or the field is left", async () => {
  const page = await openPage({ permissions: ["clipboard-read", "clipboard-write"] });
  const calculator = await openCalculator(page);
  const value = (name: string) => calculator.field(name).inputValue();
  await calculator.field("inputSize-h").fill("(224, 112)");
  await calculator.field("inputSize-h").blur();
  expect([await value("inputSize-h"), await value("inputSize-w")]).toEqual(["224", "112"]);
  expect((await calculator.answer())[0]).toBe("5 × 222 × 110");

  await page.evaluate(() => navigator.clipboard.writeText("3 x 5"));
  await calculator.field("kernelSize-w").selectText();
  await page.keyboard.press("ControlOrMeta+V");
  expect([await value("kernelSize-h"), await value("kernelSize-w")]).toEqual(["3", "5"]);
  expect((await calculator.answer())[0]).toBe("5 × 222 × 108");
  await calculator.field("outChannels").fill("1,024");
  expect((await calculator.answer())[0]).toBe("1024 × 222 × 108");
});

test("a choice made by hand stays while the framework changes, and a pooling's stride follows its window", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.tick("bias", false);
  await calculator.choose("framework", "onnx");
  await calculator.choose("framework", "pytorch");
  expect(await calculator.root.locator("input[name=bias]").isChecked()).toBe(false);
  await calculator.choose("kind", "max-pooling");
  await calculator.field("kernelSize-w").fill("2");
  expect(await calculator.field("stride-w").inputValue()).toBe("2");
  await calculator.choose("kind", "convolution");
  expect(await calculator.field("stride-w").inputValue()).toBe("1");
});
