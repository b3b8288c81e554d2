import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { openCalculator } from "./calculator.ts";

const openPage = useBrowser();

test.each([
  ["calculator/", ["5 × 8 × 8", "140", "8,640"]], // 3*3*3*5 + 5; 10 - 3 + 1; 135*64
  ["zh-cn/calculator/", ["5 × 8 × 8", "140", "8,640"]],
  ["", ["5 × 8 × 8", "140", "8,640"]],
  ["lessons/kernel-with-depth/", ["4 × 3 × 9 × 9", "164", "38,880"]], // 40*4 + 4; 160*243
  ["zh-cn/lessons/kernel-with-depth/", ["4 × 3 × 9 × 9", "164", "38,880"]],
  ["lessons/channels-first-or-last/", ["5 × 1 × 8", "455", "3,600"]], // 3*3*10*5 + 5; 450*8
])("the calculator of /%s begins with %j", async (path, answer) => {
  const calculator = await openCalculator(await openPage(), path);
  expect(await calculator.answer()).toEqual(answer);
});

// Each row changes the calculator's first layer, [3, 10, 10] by five kernels of 3 x 3.
test.each([
  // AlexNet conv1, CS231n notes: 227 input, 96 kernels of 11 at stride 4: 55 x 55, 34,944 parameters, 105,415,200 MACs
  [
    { "inputSize-h": "227", "inputSize-w": "227", outChannels: "96", "kernelSize-w": "11", "stride-w": "4" },
    ["96 × 55 × 55", "34,944", "105,415,200"],
  ],
  // VGG-16 conv1_1, CS231n notes: 1,728 weights, here with 64 biases; 86,704,128 = 1728*224*224
  [
    { "inputSize-h": "224", "inputSize-w": "224", outChannels: "64", "padding-w": "1" },
    ["64 × 224 × 224", "1,792", "86,704,128"],
  ],
  // AI Stack Exchange 18663: 280
  [{ "inputSize-h": "24", "inputSize-w": "24", outChannels: "10" }, ["10 × 22 × 22", "280", "130,680"]],
  // depthwise, by hand: 3*3*1*32 + 32 = 320; 288*8*8
  [{ inChannels: "32", outChannels: "32", groups: "32" }, ["32 × 8 × 8", "320", "18,432"]],
  // dilated, by hand: 2*(3 - 1) + 1 = 5; 10 - 5 + 1 = 6; 135*36
  [{ "dilation-w": "2" }, ["5 × 6 × 6", "140", "4,860"]],
  // an image that is not square, by hand: 4 - 3 + 1, 10 - 3 + 1; 135*16
  [{ "inputSize-h": "4" }, ["5 × 2 × 8", "140", "2,160"]],
])("%o gives %j", async (changes, answer) => {
  const calculator = await openCalculator(await openPage());
  for (const [name, value] of Object.entries(changes)) await calculator.field(name).fill(value);
  expect(await calculator.answer()).toEqual(answer);
});

// By hand, for [10, 10] and kernels of 4: valid 7; same 10; full 10 + 3 + 3 - 4 + 1 = 13. 4*4*3*5 = 240 weights.
test.each([
  ["valid", "5 × 7 × 7", "11,760", "0"],
  ["same", "5 × 10 × 10", "24,000", "1"],
  ["same-lower", "5 × 10 × 10", "24,000", "2"],
  ["full", "5 × 13 × 13", "40,560", "3"],
])("the padding %s gives %s", async (word, shape, macs) => {
  const calculator = await openCalculator(await openPage());
  await calculator.field("kernelSize-w").fill("4");
  await calculator.choose("paddingMode", word);
  expect(await calculator.answer()).toEqual([shape, "245", macs]);
  expect(await calculator.field("padding-w").isVisible()).toBe(false);
});

// A kernel of 4 under `same` wants 3 in all: TensorFlow puts the odd one after, ONNX's SAME_LOWER before.
test.each([
  ["same", "1", "2"],
  ["same-lower", "2", "1"],
])("the padding %s shows %s before and %s after", async (word, before, after) => {
  const calculator = await openCalculator(await openPage());
  await calculator.field("kernelSize-w").fill("4");
  await calculator.choose("paddingMode", word);
  const last = (quantity: string) => async () =>
    (await calculator.formulas(quantity)).map(({ drawn }) => drawn.split(" ").at(-1));
  await expect.poll(last("paddingBefore")).toEqual([before]);
  await expect.poll(last("paddingAfter")).toEqual([after]);
});

test("causal padding keeps the length of a Conv1D", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.choose("rank", "1");
  await calculator.choose("paddingMode", "causal");
  await calculator.field("dilation-w").fill("2");
  expect(await calculator.answer()).toEqual(["5 × 10", "50", "450"]); // 3*3*5 + 5; 45*10
});

test("padding may differ before and after", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.choose("paddingMode", "sides");
  await calculator.field("padding-w").fill("1");
  await calculator.field("paddingAfter-w").fill("3");
  expect(await calculator.answer()).toEqual(["5 × 12 × 12", "140", "19,440"]); // 10 + 4 - 3 + 1; 135*144
});

test("without a bias there is one parameter less for each kernel", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.tick("bias", false);
  expect(await calculator.answer()).toEqual(["5 × 8 × 8", "135", "8,640"]);
});

test("axes told apart begin from the number they shared and then go their own way", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.field("kernelSize-w").fill("5");
  await calculator.tick("perAxis", true);
  expect(await calculator.field("kernelSize-h").inputValue()).toBe("5");
  expect(await calculator.answer()).toEqual(["5 × 6 × 6", "380", "13,500"]); // 5*5*3*5 + 5; 375*36
  await calculator.field("kernelSize-h").fill("2");
  await calculator.field("stride-w").fill("2");
  // 2*5*3*5 + 5 = 155; 10 - 2 + 1 = 9, floor((10 - 5)/2) + 1 = 3; 150*27
  expect(await calculator.answer()).toEqual(["5 × 9 × 3", "155", "4,050"]);
  expect(await calculator.field("kernelSize-d").isVisible()).toBe(false);
});

test("Conv3D adds a depth, Conv1D leaves one axis", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.choose("rank", "3");
  await calculator.field("inputSize-d").fill("4");
  await calculator.field("inChannels").fill("5");
  await calculator.field("outChannels").fill("4");
  await calculator.field("kernelSize-w").fill("2");
  expect(await calculator.answer()).toEqual(["4 × 3 × 9 × 9", "164", "38,880"]);
  await calculator.choose("rank", "1");
  expect(await calculator.answer()).toEqual(["4 × 9", "44", "360"]); // 2*5*4 + 4; 10 - 2 + 1; 40*9
  expect(await calculator.field("inputSize-h").isVisible()).toBe(false);
});

test("both axis orders of the output are told", async () => {
  const calculator = await openCalculator(await openPage(), "lessons/kernel-with-depth/");
  expect(await calculator.shape("channels-first")).toBe("(4, 3, 9, 9)");
  expect(await calculator.shape("channels-last")).toBe("(3, 9, 9, 4)");
  await calculator.field("kernelSize-w").fill("3");
  expect(await calculator.shape("channels-first")).toBe("(4, 2, 8, 8)");
  expect(await calculator.shape("channels-last")).toBe("(2, 8, 8, 4)");
});

test("a formula's numbers change together in the drawing and in the MathML", async () => {
  const calculator = await openCalculator(await openPage());
  // k_h k_w C_in C_out + C_out = parameters
  const line = (numbers: string) => ({ drawn: numbers, spoken: numbers });
  await expect.poll(() => calculator.formulas("parameters")).toEqual([line("3 3 3 5 5 140")]);
  await calculator.field("inChannels").fill("4");
  await expect.poll(() => calculator.formulas("parameters")).toEqual([line("3 3 4 5 5 185")]);
  await calculator.field("kernelSize-w").fill("1");
  await expect.poll(() => calculator.formulas("parameters")).toEqual([line("1 1 4 5 5 25")]);
  await calculator.tick("bias", false); // another formula: the biases are gone
  await expect.poll(() => calculator.formulas("parameters")).toEqual([line("1 1 4 5 20")]);
});

test("only a dilated kernel has a line for what it spans", async () => {
  const calculator = await openCalculator(await openPage());
  await expect.poll(() => calculator.formulas("effectiveKernel")).toEqual([]);
  await calculator.field("dilation-w").fill("3"); // 3*(3 - 1) + 1 = 7, on either axis, which are told together
  await expect
    .poll(() => calculator.formulas("effectiveKernel"))
    .toEqual([{ drawn: "3 3 1 1 7", spoken: "3 3 1 1 7" }]);
});

test("a stride that leaves input over says how much", async () => {
  const calculator = await openCalculator(await openPage());
  await expect.poll(() => calculator.formulas("unusedInput")).toEqual([]);
  await calculator.field("stride-w").fill("4"); // windows at 0 and 4 reach 7 of 10
  const last = async () =>
    (await calculator.formulas("unusedInput")).map(({ drawn }) => drawn.split(" ").at(-1));
  await expect.poll(last).toEqual(["3"]);
});

test.each([
  ["calculator/", "An input volume of 3 × 10 × 10", "Each of 6 kernels", "6 × 8 × 8"],
  ["zh-cn/calculator/", "输入为3 × 10 × 10", "共6个卷积核", "6 × 8 × 8"],
])("the picture on /%s is told in words that follow the layer", async (path, input, kernels, output) => {
  const calculator = await openCalculator(await openPage(), path);
  const picture = calculator.root.getByRole("img");
  await calculator.field("outChannels").fill("6");
  for (const part of [input, kernels, output])
    await expect.poll(() => picture.getAttribute("aria-label")).toContain(part);
});

test.each([
  ["calculator/", "Output 6 × 8 × 8; 168 parameters; 10,368 MACs."],
  ["zh-cn/calculator/", "输出6 × 8 × 8；168个参数；10,368次乘加。"],
])("the answer on /%s is read aloud in one polite sentence", async (path, sentence) => {
  const calculator = await openCalculator(await openPage(), path);
  await calculator.field("outChannels").fill("6");
  const status = calculator.root.getByRole("status");
  expect(await status.filter({ hasText: sentence }).count()).toBe(1);
});

test("the code follows the layer", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.field("groups").fill("1");
  await calculator.field("stride-w").fill("2");
  await calculator.field("padding-w").fill("1");
  await calculator.tick("bias", false);
  const code = (name: "PyTorch" | "Keras") => calculator.framework(name).locator("code").innerText();
  await expect
    .poll(() => code("PyTorch"))
    .toBe("from torch import nn\n\nnn.Conv2d(3, 5, kernel_size=3, stride=2, padding=1, bias=False)");
  expect(await code("Keras")).toContain("keras.layers.Conv2D(5, 3, strides=2, use_bias=False)");
  expect(await code("Keras")).toContain("keras.layers.ZeroPadding2D(1)");
});

test.each([
  ["calculator/", /Keras refuses a stride above 1 \(2.*2\) together with a dilation above 1 \(2.*2\)\./],
  ["zh-cn/calculator/", /Keras不接受大于1的步幅（2.*2）与大于1的膨胀率（2.*2）同时出现。/],
])("on /%s a layer that Keras refuses says so in the place of its code", async (path, sentence) => {
  const calculator = await openCalculator(await openPage(), path);
  await calculator.field("stride-w").fill("2");
  await calculator.field("dilation-w").fill("2");
  const figure = calculator.framework("Keras");
  await expect.poll(() => figure.innerText()).toMatch(sentence);
  expect(await figure.locator("pre").isVisible()).toBe(false);
  expect(await figure.getByRole("button").isVisible()).toBe(false);
  expect(await calculator.isStale()).toBe(false);
});

test("a field, its letters in the formulas and its axis in the picture light up together", async () => {
  const calculator = await openCalculator(await openPage());
  await calculator.field("kernelSize-w").focus();
  const lit = await calculator.root
    .locator(".lit")
    .evaluateAll((parts) => parts.map((part) => part.getAttribute("data-symbol")));
  expect(lit.length).toBeGreaterThan(2);
  expect(new Set(lit)).toEqual(new Set(["k"]));
});
