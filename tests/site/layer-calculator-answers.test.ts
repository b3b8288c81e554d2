import { expect, test } from "vitest";
import { useBrowser } from "./browser.ts";
import { openCalculator } from "./calculator.ts";

const openPage = useBrowser();

// PyTorch 2.13.0: ConvTranspose2d on 4, kernel 3, stride 2, padding 1; MaxPool2d(3, 2, ceil_mode=True) on 112; a course's
// thread, 542 parameters; Keras 3.15.1: `same` on 6 with kernel 3, stride 2. What the calculator makes of other layers is
// tested where it is made.
test.each([
  [
    "kind=transposed-convolution&inChannels=1&outChannels=1&inputSize-h=4&inputSize-w=4&stride-w=2&padding-w=1",
    ["1 × 7 × 7", "10", "144"],
    1,
  ],
  [
    "kind=max-pooling&inChannels=64&inputSize-h=112&inputSize-w=112&kernelSize-w=3&stride-w=2&ceilMode=yes",
    ["64 × 56 × 56", "0", "0"],
    1,
  ],
  ["kind=separable-convolution&outChannels=128", ["128 × 8 × 8", "542", "26,304"], 2],
  [
    "framework=keras&inChannels=1&outChannels=1&inputSize-h=6&inputSize-w=6&stride-w=2&paddingMode=same",
    ["1 × 3 × 3", "10", "81"],
    1,
  ],
])("?%s gives %j", async (query, answer, pictures) => {
  const calculator = await openCalculator(await openPage(), `calculator/?${query}`);
  expect(await calculator.answer()).toEqual(answer);
  expect(await calculator.isStale()).toBe(false);
  expect(await calculator.root.getByRole("img").count()).toBe(pictures);
});

test("a counting is chosen, and what a framework makes of the layer stands there", async () => {
  const calculator = await openCalculator(
    await openPage(),
    "calculator/?framework=keras&stride-w=2&dilation-w=2",
  );
  await calculator.choose("counting", "flops");
  // floor((10 - 5)/2) + 1 = 3; 135 weights at 9 places, two operations each
  expect(await calculator.answer()).toEqual(["5 × 3 × 3", "140", "2,430"]);
  const finding = calculator.root.locator(".finding");
  expect(await finding.innerText()).toContain("does not build");
  await calculator.choose("framework", "");
  expect(await finding.isVisible()).toBe(false);
});
