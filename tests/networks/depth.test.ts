import { expect, test } from "vitest";
import { depthOf, networkOf, summarize } from "../../src/networks/index.ts";

// Their names count the layers with weights; GoogLeNet's paper 22, AlexNet's 8, LeNet-5's two convolutions of maps, C5, F6 and
// the output, its trained subsampling left out.
test.each([
  ["resnet-18", 18],
  ["resnet-34", 34],
  ["resnet-50", 50],
  ["resnet-152", 152],
  ["vgg-11", 11],
  ["vgg-16", 16],
  ["densenet-121", 121],
  ["googlenet", 22],
  ["alexnet-2012", 8],
  ["lenet-5", 5],
])("%s is %d layers deep", (id, depth) => {
  expect(depthOf(summarize(networkOf(id)).rows)).toBe(depth);
});

test("nothing is no layer deep", () => {
  expect(depthOf([])).toBe(0);
});
