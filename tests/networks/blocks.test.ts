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
    // Szegedy et al. 2015, figure 2 (b), branch after branch
    ["googlenet",       "3a",        ["conv", "ReLU", "conv", "ReLU", "conv", "ReLU", "conv", "ReLU", "conv", "ReLU", "max-pooling", "conv", "ReLU", "concatenate"]],
    // torchvision 0.29.1, models/densenet.py, squeezenet.py, resnet.py, mobilenetv2.py, mobilenetv3.py, shufflenetv2.py
    ["densenet-121",    "block1.layer1", ["batch-norm", "ReLU", "conv", "batch-norm", "ReLU", "conv", "concatenate"]],
    ["densenet-121",    "transition1", ["batch-norm", "ReLU", "conv", "average-pooling"]],
    ["squeezenet-1-0",  "fire2",     ["conv", "ReLU", "conv", "ReLU", "conv", "ReLU", "concatenate"]],
    ["resnext-50-32x4d", "layer1.0", [...active, ...active, ...normed, ...normed, "add", "ReLU"]],
    ["mobilenet-v2",    "stage1.1",  [...normed, "ReLU6", ...normed]],
    ["mobilenet-v2",    "stage2.2",  [...normed, "ReLU6", ...normed, "ReLU6", ...normed, "add"]],
    ["mobilenet-v3-large", "block4", [...active, ...active, "global-pooling", "conv", "ReLU", "conv", "hard-sigmoid", "multiply", ...normed]],
    ["mobilenet-v3-large", "block8", [...normed, "hard-swish", ...normed, "hard-swish", ...normed, "add"]],
    ["shufflenet-v2",   "stage2.1",  [...normed, ...active, ...active, ...normed, ...active, "concatenate", "channel-shuffle"]],
    ["shufflenet-v2",   "stage2.2",  ["select-channels", "select-channels", ...active, ...normed, ...active, "concatenate", "channel-shuffle"]],
    // Howard et al. 2017, figure 3; TF-Slim, nets/mobilenet_v1.py and resnet_v1.py
    ["mobilenet-v1",    "pair1",     [...active, ...active]],
    ["mobilenet-v1-tf-slim", "pair1", ["conv", "ReLU", "conv", "ReLU"]],
    ["resnet-v1-50-tf-slim", "block1.unit1", [...active, ...active, ...normed, ...normed, "add", "ReLU"]],
    ["resnet-v1-50-tf-slim", "block1.unit3", [...active, ...active, ...normed, "max-pooling", "add", "ReLU"]],
  ])("%s, %s", (id, path, layers) => {
    expect(under(id, path).map(short)).toEqual(layers);
  });
});

// Krizhevsky, Sutskever and Hinton 2012, section 3.5; torchvision 0.29.1, models/alexnet.py; Szegedy et al. 2015, figure 3
describe("the layers of a network before and behind its blocks", () => {
  const normalized = "local response normalization";
  // biome-ignore format: a table
  test.each<[string, number, number | undefined, readonly string[]]>([
    ["alexnet-2012",   0,   8,         ["conv", "ReLU", normalized, "max-pooling", "conv", "ReLU", normalized, "max-pooling"]],
    ["alexnet-2012",   8,   15,        ["conv", "ReLU", "conv", "ReLU", "conv", "ReLU", "max-pooling"]],
    ["alexnet",        0,   6,         ["conv", "ReLU", "max-pooling", "conv", "ReLU", "max-pooling"]],
    ["alexnet",        12,  undefined, ["max-pooling", "adaptive-pooling", "flatten", "dropout", "dense", "ReLU", "dropout", "dense", "ReLU", "dense"]],
    ["googlenet",      0,   10,        ["conv", "ReLU", "max-pooling", normalized, "conv", "ReLU", "conv", "ReLU", normalized, "max-pooling"]],
    ["googlenet",      -4,  undefined, ["global-pooling", "dropout", "flatten", "dense"]],
    ["densenet-121",   -5,  undefined, ["batch-norm", "ReLU", "global-pooling", "flatten", "dense"]],
    ["squeezenet-1-1", -5,  undefined, ["dropout", "conv", "ReLU", "global-pooling", "flatten"]],
    ["mobilenet-v3-small", -6, undefined, ["global-pooling", "flatten", "dense", "hard-swish", "dropout", "dense"]],
  ])("%s, from %d to %s", (id, from, to, layers) => {
    expect(networkOf(id).nodes.slice(from, to).map(short)).toEqual(layers);
  });
});

describe("what the joins of a block read", () => {
  // biome-ignore format: a table
  test.each<[string, string, readonly string[]]>([
    ["r3d-18",          "layer1.0.add",      ["layer1.0.conv2.norm", "stem.act"]],
    ["r3d-18",          "layer2.0.add",      ["layer2.0.conv2.norm", "layer2.0.downsample.norm"]],
    ["r3d-18",          "layer2.0.downsample", ["layer1.1.relu"]],
    ["r2plus1d-18",     "layer3.1.add",      ["layer3.1.conv2.temporal.norm", "layer3.0.relu"]],
    ["googlenet",       "3b",                ["3b.1x1.act", "3b.3x3.act", "3b.5x5.act", "3b.pool.project.act"]],
    ["googlenet",       "3b.3x3.reduce",     ["3a"]],
    ["googlenet",       "3b.5x5.reduce",     ["3a"]],
    ["googlenet",       "3b.pool",           ["3a"]],
    ["densenet-121",    "block1.layer2",     ["block1.layer1", "block1.layer2.conv2"]],
    ["squeezenet-1-0",  "fire3",             ["fire3.expand1x1.act", "fire3.expand3x3.act"]],
    ["squeezenet-1-0",  "fire3.expand3x3",   ["fire3.squeeze.act"]],
    ["mobilenet-v2",    "stage2.2.add",      ["stage2.2.project.norm", "stage2.1.project.norm"]],
    ["mobilenet-v3-large", "block5.se.multiply", ["block5.se.expand.act", "block5.depthwise.act"]],
    ["mobilenet-v3-large", "block5.add",     ["block5.project.norm", "block4.project.norm"]],
    ["shufflenet-v2",   "stage2.1.left.depthwise", ["maxpool"]],
    ["shufflenet-v2",   "stage2.1.right.conv1", ["maxpool"]],
    ["shufflenet-v2",   "stage2.2.left",     ["stage2.1.shuffle"]],
    ["shufflenet-v2",   "stage2.2.right",    ["stage2.1.shuffle"]],
    ["shufflenet-v2",   "stage2.2.join",     ["stage2.2.left", "stage2.2.right.conv2.act"]],
    ["resnet-v1-50-tf-slim", "block1.unit3.add", ["block1.unit3.conv3.norm", "block1.unit3.shortcut"]],
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

test("ShuffleNet V2's halves are the first channels and the others, none in both", () => {
  // Ma, Zhang, Zheng and Sun 2018, figure 3 (c): channel split; 116 channels in the first stage.
  const picked = ["left", "right"].map((side) => under("shufflenet-v2", `stage2.2.${side}`)[0]?.layer);
  expect(picked.map((layer) => layer?.kind === "select-channels" && layer.channels)).toEqual([
    Array.from({ length: 58 }, (_, at) => at),
    Array.from({ length: 58 }, (_, at) => 58 + at),
  ]);
});

test("ShuffleNet V2 shuffles its two branches in every unit", () => {
  // Ma, Zhang, Zheng and Sun 2018, figures 3 (c) and (d); table 5 has 4, 8 and 4 units.
  const layers = networkOf("shufflenet-v2").nodes.map(({ layer }) => layer);
  const shuffles = layers.filter(({ kind }) => kind === "channel-shuffle");
  expect(shuffles).toEqual(Array.from({ length: 16 }, () => ({ kind: "channel-shuffle", groups: 2 })));
});

// Howard et al. 2019, tables 1 and 2, the column NL: RE in the first rows, HS in the others.
test.each([
  ["large", 6, 9],
  ["small", 3, 8],
])("MobileNet V3 %s has a ReLU in %d blocks and then hard-swish in %d", (size, first, others) => {
  const found = Array.from({ length: first + others }, (_, at) =>
    under(`mobilenet-v3-${size}`, `block${at + 1}.depthwise.act`).map(short),
  ).flat();
  expect(found).toEqual([...Array(first).fill("ReLU"), ...Array(others).fill("hard-swish")]);
  expect(under(`mobilenet-v3-${size}`, `block${first + others + 1}`)).toEqual([]);
});
