import { describe, expect, test } from "vitest";
import { type Node, networkOf } from "../../src/networks/index.ts";

/** A layer in a few letters: its kind, or its name where it is an activation. */
const short = ({ layer }: Node): string => {
  if (layer.kind === "activation" || layer.kind === "dropout") return layer.name ?? layer.kind;
  return layer.kind.replace("convolution", "conv").replace("normalization", "norm");
};
const under = (id: string, path: string): readonly Node[] =>
  networkOf(id).nodes.filter(({ name }) => name === path || name.startsWith(`${path}.`));

// What the totals do not see: which layers of a block stand in which order, read from the programs that are named.
describe("the layers of a block, in their order", () => {
  const normed = ["conv", "batch-norm"];
  const active = [...normed, "ReLU"];
  const swished = [...normed, "swish"];
  // biome-ignore format: a table
  test.each<[string, string, readonly string[]]>([
    // torchvision 0.29.1, models/video/resnet.py: conv_builder, normalisation, ReLU; again without; downsample; sum; ReLU
    ["r3d-18",          "layer1.0",  [...active, ...normed, "add", "ReLU"]],
    ["r3d-18",          "layer2.0",  [...active, ...normed, ...normed, "add", "ReLU"]],
    ["r2plus1d-18",     "stem",      [...active, ...active]],
    ["r2plus1d-18",     "layer2.0",  [...active, ...active, ...active, ...normed, ...normed, "add", "ReLU"]],
    ["mc3-18",          "layer2.1",  [...active, ...normed, "add", "ReLU"]],
    // torchvision 0.29.1, models/efficientnet.py and ops/misc.py
    ["efficientnet-b0", "stage2.1",  [...swished, "global-pooling", "conv", "swish", "conv", "sigmoid", "multiply", ...normed]],
    ["efficientnet-b0", "stage3.2",  [...swished, ...swished, "global-pooling", "conv", "swish", "conv", "sigmoid", "multiply", ...normed, "stochastic depth", "add"]],
    // torchvision 0.29.1, models/convnext.py
    ["convnext-tiny",   "stem",      ["conv", "layer-norm"]],
    ["convnext-tiny",   "stage2.downsample", ["layer-norm", "conv"]],
    ["convnext-tiny",   "stage1.1",  ["conv", "layer-norm", "conv", "GELU", "conv", "scale", "stochastic depth", "add"]],
    // Ronneberger and others 2015, figure 1; Çiçek and others 2016, section 2: normalisation before each ReLU
    ["u-net",           "up3",       ["transposed-conv", "cropping", "concatenate", "conv", "ReLU", "conv", "ReLU"]],
    ["u-net-3d",        "up2",       ["transposed-conv", "cropping", "concatenate", ...active, ...active]],
    // google-deepmind/kinetics-i3d, i3d.py
    ["i3d",             "3b",        [...active, ...active, ...active, ...active, ...active, "max-pooling", ...active, "concatenate"]],
    // van den Oord and others 2016, figure 4
    ["wavenet-block",   "dilated2",  ["conv", "tanh", "conv", "sigmoid", "multiply", "conv", "conv", "add"]],
    ["wavenet-block",   "dilated512", ["conv", "tanh", "conv", "sigmoid", "multiply", "conv"]],
  ])("%s, %s", (id, path, layers) => {
    expect(under(id, path).map(short)).toEqual(layers);
  });
});

describe("what the joins of a block read", () => {
  // biome-ignore format: a table
  test.each<[string, string, readonly string[]]>([
    ["r3d-18",          "layer1.0.add",      ["layer1.0.conv2.norm", "stem.act"]],
    ["r3d-18",          "layer2.0.add",      ["layer2.0.conv2.norm", "layer2.0.downsample.norm"]],
    ["r3d-18",          "layer2.0.downsample", ["layer1.1.relu"]],
    ["r2plus1d-18",     "layer3.1.add",      ["layer3.1.conv2.temporal.norm", "layer3.0.relu"]],
    ["efficientnet-b0", "stage3.2.add",      ["stage3.2.drop", "stage3.1.project.norm"]],
    ["efficientnet-b0", "stage3.2.se.multiply", ["stage3.2.se.expand.act", "stage3.2.depthwise.act"]],
    ["convnext-tiny",   "stage1.2.add",      ["stage1.2.drop", "stage1.1.add"]],
    ["u-net",           "up3.join",          ["up3.crop", "up3"]],
    ["u-net",           "up3.crop",          ["down3.relu2"]],
    ["u-net-3d",        "up2.crop",          ["down2.conv2.act"]],
    ["i3d",             "3c",                ["3c.1x1.act", "3c.first.act", "3c.second.act", "3c.pool.project.act"]],
    ["i3d",             "3c.second.reduce",  ["3b"]],
    ["i3d",             "3c.pool",           ["3b"]],
    ["wavenet-block",   "dilated2.gated",    ["dilated2.filter.act", "dilated2.gate.act"]],
    ["wavenet-block",   "dilated2.gate",     ["dilated1.add"]],
    ["wavenet-block",   "dilated2.add",      ["dilated2.residual", "dilated1.add"]],
    ["wavenet-block",   "skips",             ["1", "2", "4", "8", "16", "32", "64", "128", "256", "512"].map((dilation) => `dilated${dilation}.skip`)],
    ["heartbeat-cnn",   "join",              ["flatten", "intervals"]],
  ])("%s, %s", (id, name, from) => {
    expect(networkOf(id).nodes.find((node) => node.name === name)?.from).toEqual(from);
  });
});
