import { expect, test } from "vitest";
import { deriveOn } from "../../src/layers/index.ts";
import { draft } from "../../src/networks/index.ts";
import { convNorm, half } from "../../src/networks/parts.ts";

test("convNorm adds a convolution without bias, its normalisation and a ReLU, and keeps the size", () => {
  const net = draft();
  net.add("first", { kind: "dropout" });
  expect(convNorm(net, "conv", 8, 3)).toBe("conv.act");
  expect(net.nodes.slice(1)).toEqual([
    {
      name: "conv",
      from: ["first"],
      layer: { kind: "convolution", outChannels: 8, kernelSize: 3, padding: 1, bias: false },
    },
    { name: "conv.norm", from: ["conv"], layer: { kind: "batch-normalization" } },
    { name: "conv.act", from: ["conv.norm"], layer: { kind: "activation", name: "ReLU" } },
  ]);
});

test("convNorm takes what the convolution reads, its numbers, and another activation or none", () => {
  const net = draft();
  net.add("first", { kind: "dropout" });
  const options = {
    from: "input",
    stride: 2,
    padding: 0,
    dilation: 2,
    groups: 4,
    bias: true,
    activation: null,
  };
  expect(convNorm(net, "conv", 8, [1, 7], options)).toBe("conv.norm");
  expect(net.nodes[1]).toEqual({
    name: "conv",
    from: ["input"],
    layer: {
      kind: "convolution",
      outChannels: 8,
      kernelSize: [1, 7],
      stride: 2,
      padding: 0,
      dilation: 2,
      groups: 4,
      bias: true,
    },
  });
  convNorm(net, "other", 8, 1, { activation: "swish" });
  expect(net.nodes.at(-1)?.layer).toEqual({ kind: "activation", name: "swish" });
});

test("half an odd kernel keeps a size, on every axis", () => {
  expect([half(1), half(3), half(7), half([1, 7])]).toEqual([0, 1, 3, [0, 3]]);
  const layer = { kind: "convolution", outChannels: 1, kernelSize: [5, 3], padding: half([5, 3]) } as const;
  expect(deriveOn(layer, [[1, 9, 10]]).outputShape).toEqual([1, 9, 10]);
});
