import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { openCalculator } from "./calculator.ts";

const openPage = useBrowser();
const square = (size: number) => `inputSize-h=${size}&inputSize-w=${size}`;
const transposed = `kind=transposed-convolution&inChannels=1&outChannels=1&${square(4)}`;
const pooling = `kind=max-pooling&inChannels=64&${square(112)}&kernelSize-w=3&stride-w=2`;
const separable = "kind=separable-convolution&outChannels=128";

// biome-ignore format: a table
test.each([
  // PyTorch 2.13.0: ConvTranspose2d on 4, kernel 3, stride 2, padding 1, then with output_padding=1. 9 weights, a bias; 9*16 MACs.
  [`${transposed}&stride-w=2&padding-w=1`,                                   ["1 × 7 × 7", "10", "144"]],
  [`${transposed}&stride-w=2&padding-w=1&outputPadding-w=1`,                 ["1 × 8 × 8", "10", "144"]],
  [`${transposed}&kernelSize-w=1&stride-w=2`,                                ["1 × 7 × 7", "2", "16"]],
  // Keras 3.15.1: Conv2DTranspose on 4: valid 9, 8, 14, 8; same 8, 4, 12; output_padding=1 10.
  [`${transposed}&framework=keras&stride-w=2`,                               ["1 × 9 × 9", "10", "144"]],
  [`${transposed}&framework=keras&kernelSize-w=2&stride-w=2`,                ["1 × 8 × 8", "5", "64"]],
  [`${transposed}&framework=keras&kernelSize-w=5&stride-w=3`,                ["1 × 14 × 14", "26", "400"]],
  [`${transposed}&framework=keras&kernelSize-w=1&stride-w=2`,                ["1 × 8 × 8", "2", "16"]],
  [`${transposed}&framework=keras&stride-w=2&paddingMode=same`,              ["1 × 8 × 8", "10", "144"]],
  [`${transposed}&framework=keras&paddingMode=same`,                         ["1 × 4 × 4", "10", "144"]],
  [`${transposed}&framework=keras&kernelSize-w=5&stride-w=3&paddingMode=same`, ["1 × 12 × 12", "26", "400"]],
  [`${transposed}&framework=keras&stride-w=2&outputPadding-w=1`,             ["1 × 10 × 10", "10", "144"]],
  // PyTorch 2.13.0: MaxPool2d(3, 2) on 112: floor 55, ceil_mode 56, padding=1 56; Caffe's rounds up. Nothing is trained or multiplied.
  [pooling,                                                                  ["64 × 55 × 55", "0", "0"]],
  [`${pooling}&ceilMode=yes`,                                                ["64 × 56 × 56", "0", "0"]],
  [`${pooling}&padding-w=1`,                                                 ["64 × 56 × 56", "0", "0"]],
  [`${pooling}&framework=caffe`,                                             ["64 × 56 × 56", "0", "0"]],
  // A course's thread: 30 + 512 = 542 with a bias in both halves; Keras's SeparableConv2D has 539. (27 + 384)*64 MACs.
  [separable,                                                                ["128 × 8 × 8", "542", "26,304"]],
  [`${separable}&framework=keras`,                                           ["128 × 8 × 8", "539", "26,304"]],
  // Keras 3.15.1, SeparableConv2D(128, 3, depth_multiplier=2) on 3 channels: 950. (54 + 768)*64 MACs.
  [`${separable}&framework=keras&depthMultiplier=2`,                         ["128 × 8 × 8", "950", "52,608"]],
  // Keras 3.15.1: `same` on 6 with kernel 3, stride 2 gives 3. 9*9 MACs.
  [`framework=keras&inChannels=1&outChannels=1&${square(6)}&stride-w=2&paddingMode=same`, ["1 × 3 × 3", "10", "81"]],
  // stackoom 48qY6: MaxPooling1D(3) on 6 steps of 10 gives 2.
  ["kind=max-pooling&rank=1&inputSize-w=6&inChannels=10&framework=keras",    ["10 × 2", "0", "0"]],
])("?%s gives %j", async (query, answer) => {
  const calculator = await openCalculator(await openPage(), `calculator/?${query}`);
  expect(await calculator.answer()).toEqual(answer);
  expect(await calculator.isStale()).toBe(false);
});

// torch.utils.flop_counter, PyTorch 2.13.0: ConvTranspose2d(3, 2, 3, stride=2) on 224: 5,419,008, two a MAC at the input's places.
// By hand: half of it; 54 weights at each of 449*449 places of the output, or 50,176 of the input, and 2*449*449 biases added.
const upsampling = `kind=transposed-convolution&inChannels=3&outChannels=2&stride-w=2&${square(224)}`;
// biome-ignore format: a table
test.each([
  [upsampling, "flops",               "5,419,008",  "FlopCounterMode"],
  [upsampling, "macs",                "2,709,504",  "fvcore"],
  [upsampling, "ptflops",             "3,112,706",  "ptflops"],
  [upsampling, "torchinfo",           "11,289,656", "torchinfo"], // 10,886,454 + 403,202
  [upsampling, "tensorflow-profiler", "5,822,210",  "receptive_field"],
  // The same counter: Conv2d(3, 5, 3) on 3x10x10 is 17,280; 320 biases are added.
  ["",         "flops",               "17,280",     "FlopCounterMode"],
  ["",         "ptflops",             "8,960",      "ptflops"],
  // By hand: 64*112*112 read, or 9 under each of 64*55*55 windows.
  [pooling,    "ptflops",             "802,816",    "ptflops"],
  [pooling,    "tensorflow-profiler", "1,742,400",  "receptive_field"],
  [pooling,    "torchinfo",           "0",          "torchinfo"],
])("?%s counted as %s is %s, and the page says who counts so", async (query, counting, operations, who) => {
  for (const path of ["calculator/", "zh-cn/calculator/"]) {
    const calculator = await openCalculator(await openPage(), `${path}?${query}`);
    await calculator.choose("counting", counting);
    expect((await calculator.answer())[2]).toBe(operations);
    expect(await calculator.root.locator("[data-out=counting]").innerText()).toContain(who);
  }
});

// Caffe rounds up; Keras has no ceil mode; TensorFlow.js 4.22 works the width out by the height, 49 for 96.
const wide =
  "framework=tensorflow-js&inChannels=16&outChannels=33&inputSize-h=50&inputSize-w=100&perAxis=yes&kernelSize-h=3&kernelSize-w=5&stride-h=2";
// biome-ignore format: a table
test.each([
  [`${transposed}&framework=keras&kernelSize-w=1&stride-w=2`, "(8, 8, 1)", ["smaller than the stride", "adds 1"],  ["比步幅小", "添 1 个"]],
  [`${transposed}&framework=keras&stride-w=2&padding-w=1`,  "does not build", ["valid and same"],              ["valid和same"]],
  [`${separable}&framework=keras`,                          "539",         ["3 parameters fewer"],               ["少 3 个参数"]],
  [`${pooling}&framework=keras&ceilMode=yes`,               "does not build", ["no such setting"],              ["没有这一项"]],
  [`${pooling}&framework=caffe`,                            "(64, 56, 56)", ["round the number of strides up"],  ["向上取整"]],
  ["framework=pytorch&stride-w=2&paddingMode=same",         "does not build", ["same together with a stride"],  ["same 填充与大于 1 的步幅"]],
  ["framework=onnx&paddingMode=same&dilation-w=2",          "does not build", ["together with a dilation"],     ["same 填充与大于 1 的膨胀率"]],
  ["framework=tensorflow-js&inChannels=4&outChannels=4&groups=2", "(8, 8, 4)", ["ignores the groups (2)"],     ["不理会分组（2）"]],
  [`${wide}&paddingMode=number`, "(24, 49, 33)", ["the height's kernel (3) and stride (2)", "is (24, 96, 33)"], ["用高度的卷积核（3）", "应是 (24, 96, 33)"]],
  [`${wide}&paddingMode=valid`,                             "(24, 96, 33)", [],                                 []],
])("?%s is told in both languages as the framework has it", async (query, verdict, english, chinese) => {
  const told = { "calculator/": english, "zh-cn/calculator/": chinese };
  for (const [path, parts] of Object.entries(told)) {
    const calculator = await openCalculator(await openPage(), `${path}?${query}`);
    const finding = await calculator.root.locator(".finding").innerText();
    if (/\d/.test(verdict) || path === "calculator/") expect(finding).toContain(verdict);
    for (const part of parts) expect(finding).toContain(part);
  }
});

test("Keras's own rule stands with its numbers where it is not this notebook's", async () => {
  const query = `${transposed}&framework=keras&kernelSize-w=1&stride-w=2`;
  const calculator = await openCalculator(await openPage(), `calculator/?${query}`);
  // i s + max(k - s, 0) = 4*2 + max(1 - 2, 0) = 8
  const own = calculator.root.locator('[data-place="own-w"] .numbers [data-slot]');
  expect(await own.evaluateAll((slots) => slots.map(({ textContent }) => textContent).join(" "))).toContain(
    "4 2 1 2 8",
  );
  const plain = await openCalculator(
    await openPage(),
    `calculator/?${transposed}&stride-w=2&framework=pytorch`,
  );
  expect(await plain.root.locator('[data-place^="own"] .line').count()).toBe(0);
});

// biome-ignore format: a table
test.each([
  [`${transposed}&stride-w=2&padding-w=1&outputPadding-w=1`, "nn.ConvTranspose2d(1, 1, kernel_size=3, stride=2, padding=1, output_padding=1)", "Conv2DTranspose"],
  [`${pooling}&ceilMode=yes`,                                "ceil_mode=True",                                                                "MaxPooling2D"],
  [pooling.replace("max", "average"),                        "nn.AvgPool2d(3, stride=2)",                                                     "AveragePooling2D"],
  [`${separable}&framework=keras`,                           "groups=3, bias=False",                                                          "SeparableConv2D(128, 3)"],
])("the lines of ?%s follow the kind", async (query, pytorch, keras) => {
  const calculator = await openCalculator(await openPage(), `calculator/?${query}`);
  const code = (name: "PyTorch" | "Keras") => calculator.framework(name).locator("code").innerText();
  expect((await code("PyTorch")).replace(/,?\n\s*/g, (gap) => (gap.startsWith(",") ? ", " : ""))).toContain(pytorch);
  expect(await code("Keras")).toContain(keras);
});

// biome-ignore format: a table
test.each([
  ["calculator/",       transposed, ["spread over a window of 3 × 3"], 1],
  ["zh-cn/calculator/", transposed, ["转置", "摊到"].slice(1),           1],
  ["calculator/",       pooling,    ["its greatest element"],          1],
  ["zh-cn/calculator/", pooling,    ["最大的元素"],                      1],
  ["calculator/",       separable,  ["one of 3 groups"],               2],
])("the pictures on /%s?%s are told in words", async (path, query, parts, count) => {
  const calculator = await openCalculator(await openPage(), `${path}?${query}`);
  const pictures = calculator.root.getByRole("img");
  expect(await pictures.count()).toBe(count);
  for (const part of parts) expect(await pictures.first().getAttribute("aria-label")).toContain(part);
});
