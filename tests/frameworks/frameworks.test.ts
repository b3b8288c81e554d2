import { expect, test } from "vitest";
import { convolution, pooling, transposedConvolution } from "../../src/convolution/index.ts";
import { frameworks } from "../../src/frameworks/index.ts";

// Addresses hold these; a new framework is added here, and none changes or goes.
test("the ids of the frameworks stay, the one that the notebook follows first", () => {
  expect(frameworks.map(({ id }) => id)).toEqual([
    "pytorch",
    "keras",
    "onnx",
    "tensorflow-js",
    "caffe",
    "cs231n",
  ]);
});

test("the records of PyTorch and Keras have code, under their own names, for every kind of layer that moves a window", () => {
  const window = { inputSize: [9, 9], kernelSize: 3 };
  const layers = [
    convolution({ ...window, inChannels: 2, outChannels: 4 }),
    transposedConvolution({ ...window, inChannels: 2, outChannels: 4 }),
    pooling({ ...window, kind: "average", channels: 2 }),
  ];
  const coded = frameworks.filter(({ code }) => code);
  expect(coded.map(({ name }) => name)).toEqual(["PyTorch", "Keras"]);
  for (const { name, code } of coded)
    for (const layer of layers) expect(code?.([layer])).toMatchObject({ framework: name, notes: [] });
  expect(layers.map((layer) => coded[0]?.code?.([layer]))).toMatchObject([
    { code: "nn.Conv2d(2, 4, kernel_size=3)" },
    { code: "nn.ConvTranspose2d(2, 4, kernel_size=3)" },
    { code: "nn.AvgPool2d(3)" },
  ]);
});
