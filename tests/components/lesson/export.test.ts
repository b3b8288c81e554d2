import { expect, test } from "vitest";
import { exportExample } from "../../../components/lesson/export.ts";
import { exampleOf } from "../../../src/examples/index.ts";

const seed = exampleOf("conv2d-rgb-5-kernels");
const site = new URL("https://example.org");

test("an example is published with its layer, what follows from it, and each formula in letters and numbers", () => {
  const exported = exportExample(seed, "en", site);
  expect(exported).toMatchObject({
    id: "conv2d-rgb-5-kernels",
    address: "https://example.org/examples/conv2d-rgb-5-kernels/",
    layer: {
      inputSize: [10, 10],
      inChannels: 3,
      outChannels: 5,
      kernelSize: [3, 3],
      padding: [
        [0, 0],
        [0, 0],
      ],
    },
    outputSize: [8, 8],
    outputChannels: 5,
    parameters: 140,
    macs: 8640,
    licence: "CC-BY-4.0",
  });
  expect(exported.steps.find(({ quantity }) => quantity === "parameters")).toMatchObject({
    symbol: "n",
    formula: "k_h*k_w*C_in*C_out + C_out",
    numbersPutIn: "3*3*3*5 + 5",
    values: { k_h: 3, k_w: 3, C_in: 3, C_out: 5 },
    value: 140,
  });
});

test("where the site's address is not known, an example has its path", () => {
  expect(exportExample(seed, "zh-cn", undefined).address).toBe("/zh-cn/examples/conv2d-rgb-5-kernels/");
});
