import { expect, test } from "vitest";
import { listen, rested, useBrowser } from "./browser.ts";
import { openCalculator } from "./calculator.ts";
import { readTexts, textFaults } from "./texts.ts";

const openPage = useBrowser();

// biome-ignore format: a table
test.each([
  ["convolution",            "inputSize inChannels outChannels kernelSize stride dilation groups padding bias"],
  ["transposed-convolution", "inputSize inChannels outChannels kernelSize stride dilation groups outputPadding padding bias"],
  ["max-pooling",            "inputSize inChannels kernelSize stride dilation padding ceilMode"],
  ["average-pooling",        "inputSize inChannels kernelSize stride dilation padding ceilMode countPadding"],
  ["separable-convolution",  "inputSize inChannels outChannels kernelSize stride dilation depthMultiplier padding bias depthwiseBias"],
])("a %s has the fields %s", async (kind, fields) => {
  const page = await openPage();
  const complaints = listen(page);
  const calculator = await openCalculator(page, "zh-cn/calculator/");
  await calculator.choose("kind", kind);
  const shown = await calculator.root
    .locator("[data-field]:visible")
    .evaluateAll((all) => all.map((field) => (field as HTMLElement).dataset.field));
  expect(shown).toEqual([...fields.split(" "), "perAxis"]);
  expect(await calculator.isStale()).toBe(false);
  expect(textFaults(await page.evaluate(readTexts))).toEqual([]);
  expect(complaints).toEqual([]);
});

// biome-ignore format: a table
test.each([
  ["convolution",            "",        "number|each side|valid (none)|same|same-lower|full|causal"],
  ["transposed-convolution", "",        "number|each side|valid (none)|same|same-lower"],
  ["convolution",            "pytorch", "number|valid|same"],
  ["transposed-convolution", "pytorch", "number"],
  ["convolution",            "keras",   "valid|same|causal"],
  ["max-pooling",            "keras",   "valid|same"],
  ["average-pooling",        "onnx",    "number|each side|VALID|SAME_UPPER|SAME_LOWER"],
])("a %s as built by “%s” is padded by %s", async (kind, framework, modes) => {
  const calculator = await openCalculator(await openPage());
  await calculator.choose("kind", kind);
  await calculator.choose("framework", framework);
  const options = calculator.root.locator("select[name=paddingMode] > option");
  const offered = await options.evaluateAll((all) =>
    all.filter((option) => !(option as HTMLElement).hidden).map(({ textContent }) => textContent),
  );
  expect(offered).toEqual(modes.split("|"));
});

test("what was left at a framework's default follows the framework, what was typed stays", async () => {
  const calculator = await openCalculator(await openPage());
  const mode = calculator.root.locator("select[name=paddingMode]");
  await calculator.choose("framework", "keras");
  expect(await mode.inputValue()).toBe("valid");
  await calculator.choose("kind", "separable-convolution");
  expect(await calculator.root.locator("input[name=depthwiseBias]").isChecked()).toBe(false);
  await calculator.choose("framework", "pytorch");
  expect(await mode.inputValue()).toBe("number");
  expect(await calculator.root.locator("input[name=depthwiseBias]").isChecked()).toBe(true);
  await calculator.field("padding-w").fill("2");
  await calculator.choose("framework", "keras");
  expect(await mode.inputValue()).toBe("number"); // and Keras says why not
  await expect.poll(() => calculator.root.locator(".finding").innerText()).toContain("does not build");
});

test("Caffe's poolings always round up and have no dilation: so the form has it", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.choose("kind", "max-pooling");
  const roundsUp = calculator.root.locator("input[name=ceilMode]");
  const dilation = calculator.root.locator("[data-field=dilation]");
  expect([await roundsUp.isChecked(), await roundsUp.isEnabled()]).toEqual([false, true]);
  await calculator.field("dilation-w").fill("2");
  await calculator.choose("framework", "caffe");
  expect([await roundsUp.isChecked(), await roundsUp.isEnabled()]).toEqual([true, false]);
  await calculator.field("dilation-w").fill("1"); // what is refused can be mended
  expect(await dilation.isVisible()).toBe(true);
  await calculator.choose("rank", "3");
  await calculator.field("inChannels").fill("4");
  expect(await dilation.isVisible()).toBe(false);
  await expect.poll(() => calculator.root.locator(".finding").innerText()).toContain("for 2 spatial axes");
  await calculator.choose("framework", "pytorch");
  expect([await roundsUp.isChecked(), await roundsUp.isEnabled()]).toEqual([false, true]);
  expect(await dilation.isVisible()).toBe(true);
});

test("a pooling begins with strides of its window, as the frameworks have it", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.choose("kind", "average-pooling");
  expect(await calculator.field("stride-w").inputValue()).toBe("3");
  expect(await calculator.answer()).toEqual(["3 × 3 × 3", "0", "0"]); // floor((10 - 3)/3) + 1
  await calculator.choose("kind", "convolution");
  expect(await calculator.field("stride-w").inputValue()).toBe("1");
  await calculator.field("stride-w").fill("2");
  await calculator.choose("kind", "max-pooling");
  expect(await calculator.field("stride-w").inputValue()).toBe("2");
});

test.each(["calculator/", "zh-cn/calculator/"])(
  "on /%s every choice is in the address, and opening it again gives the same",
  async (path) => {
    const page = await openPage();
    const calculator = await openCalculator(page, path);
    await calculator.choose("kind", "transposed-convolution");
    await calculator.choose("framework", "keras");
    await calculator.choose("counting", "torchinfo");
    await calculator.field("inputSize-h").fill("4");
    await calculator.field("inputSize-w").fill("4");
    await calculator.field("stride-w").fill("2");
    await calculator.field("outputPadding-w").fill("1");
    // (4 - 1)*2 + 3 + 1 = 10; 9*3*5 + 5; (135 + 5)*100
    const answer = ["5 × 10 × 10", "140", "14,000"];
    expect(await calculator.answer()).toEqual(answer);
    await rested(page);
    await page.reload();
    expect(await calculator.answer()).toEqual(answer);
    for (const name of ["kind", "framework", "counting"])
      expect(page.url()).toContain(
        `${name}=${await calculator.root.locator(`select[name=${name}]`).inputValue()}`,
      );
    await calculator.root.locator("[data-action=reset]").click();
    expect(new URL(page.url()).search).toBe("");
    expect(await calculator.answer()).toEqual(["5 × 8 × 8", "140", "8,640"]);
  },
);

test.each([
  ["calculator/", "Output 1 × 8 × 8; 10 parameters; 288 FLOPs. Keras builds this layer"],
  ["zh-cn/calculator/", "输出1 × 8 × 8；10个参数；288次浮点运算。Keras能建这一层"],
])("the answer on /%s is read aloud once, with what the framework makes of it", async (path, sentence) => {
  const query =
    "kind=transposed-convolution&inputSize-h=4&inputSize-w=4&inChannels=1&outChannels=1&counting=flops";
  const calculator = await openCalculator(
    await openPage(),
    `${path}?${query}&framework=keras&paddingMode=same`,
  );
  await calculator.field("stride-w").fill("2");
  const regions = calculator.root.locator("[aria-live], [role=status], [role=alert]");
  expect(await regions.count()).toBe(1);
  expect(await regions.textContent()).toContain(sentence);
});

test("the choices are reached and made by keyboard alone", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page);
  await page.locator("h1").click();
  for (const name of ["kind", "rank", "framework", "counting"]) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe(name);
  }
  await page.keyboard.press("ArrowDown");
  expect((await calculator.answer())[2]).toBe("17,280");
  await calculator.root.locator("select[name=kind]").focus();
  await page.keyboard.press("ArrowDown");
  expect(await calculator.root.locator("select[name=kind]").inputValue()).toBe("transposed-convolution");
  expect((await calculator.answer())[0]).toBe("5 × 12 × 12"); // (10 - 1)*1 + 3
  expect(await calculator.field("outputPadding-w").isVisible()).toBe(true);
  await page.keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("rank");
});

test("a layer of great size is answered at once", async () => {
  const page = await openPage();
  const calculator = await openCalculator(page, "calculator/?kind=max-pooling&stride-w=1");
  await calculator.field("inputSize-w").fill("9999999");
  await calculator.field("kernelSize-w").fill("999999");
  expect(await calculator.isStale()).toBe(true); // the other axis holds 10
  await calculator.field("inputSize-h").fill("9999999");
  expect((await calculator.answer())[0]).toBe("3 × 9000001 × 9000001");
});

test.each([
  "kind=transposed-convolution&inputSize-h=4&inputSize-w=4&stride-w=2&framework=keras&paddingMode=same&counting=torchinfo",
  "kind=max-pooling&rank=3&inputSize-d=11299&inputSize-h=11299&inputSize-w=11299&stride-w=2&ceilMode=yes&framework=onnx",
  "kind=separable-convolution&outChannels=128&framework=keras&counting=ptflops&paddingMode=same&dilation-w=2",
  "rank=3&inputSize-d=1299&inputSize-h=1299&inputSize-w=1299&inChannels=1024&outChannels=1024&paddingMode=same&stride-w=2",
  "inChannels=x&kernelSize-w=&perAxis=yes&paddingMode=sides&framework=tensorflow-js",
])("nothing of ?%s reaches out of a page of 320 px", async (query) => {
  for (const path of ["calculator/", "zh-cn/calculator/"]) {
    const page = await openPage({ viewport: { width: 320, height: 640 } });
    await openCalculator(page, `${path}?${query}`);
    const { scrollWidth, clientWidth } = await page.evaluate(() => {
      const { scrollWidth, clientWidth } = document.documentElement;
      return { scrollWidth, clientWidth };
    });
    expect(scrollWidth).toBeLessThanOrEqual(clientWidth);
  }
});
