import { kerasLayer } from "../../src/frameworks/keras/layer.ts";
import { pytorchLayer } from "../../src/frameworks/pytorch/layer.ts";
import { type LayerSummary, type Network, networks, summarize } from "../../src/networks/index.ts";

/** A network that a framework ships: the function that builds it, without trained weights. */
export interface Shipped {
  readonly engine: "torchvision" | "Keras";
  /** Of torchvision.models, or of keras.applications. */
  readonly name: string;
  /** What the framework's own has that the declaration leaves out; its parameters are then taken off before comparing. */
  readonly besides?: "convolution biases";
  /** What the function is told besides. */
  readonly options?: Readonly<Record<string, boolean | null>>;
}

// The head for training, and no weights of the network below either.
const withHead = { aux_loss: true, weights_backbone: null };

/** The networks that the frameworks ship in the very architecture that is declared, by our ids. */
export const shipped: Readonly<Record<string, readonly Shipped[]>> = {
  alexnet: [torchvision("alexnet")],
  "vgg-11": [torchvision("vgg11")],
  "vgg-16": [torchvision("vgg16"), keras("VGG16")],
  "vgg-19": [torchvision("vgg19"), keras("VGG19")],
  "resnet-18": [torchvision("resnet18")],
  "resnet-34": [torchvision("resnet34")],
  "resnet-50": [torchvision("resnet50")],
  "resnet-101": [torchvision("resnet101")],
  "resnet-152": [torchvision("resnet152")],
  "resnet-50-keras": [keras("ResNet50")],
  // Keras strides on the 1x1 convolution as the paper does, and gives its convolutions biases, which the paper does not.
  "resnet-50-stride-on-1x1": [keras("ResNet50", "convolution biases")],
  "resnet-101-stride-on-1x1": [keras("ResNet101", "convolution biases")],
  "resnet-152-stride-on-1x1": [keras("ResNet152", "convolution biases")],
  "resnext-50-32x4d": [torchvision("resnext50_32x4d")],
  "resnext-101-32x8d": [torchvision("resnext101_32x8d")],
  "wide-resnet-50-2": [torchvision("wide_resnet50_2")],
  ...each(["121", "169", "201"], (depth) => [
    `densenet-${depth}`,
    [torchvision(`densenet${depth}`), keras(`DenseNet${depth}`)],
  ]),
  "inception-v3": [{ ...torchvision("inception_v3"), options: { aux_logits: false } }],
  "inception-resnet-v2": [keras("InceptionResNetV2")],
  "inception-v3-keras": [keras("InceptionV3")],
  "squeezenet-1-0": [torchvision("squeezenet1_0")],
  "squeezenet-1-1": [torchvision("squeezenet1_1")],
  "mobilenet-v1": [keras("MobileNet")],
  "mobilenet-v2": [torchvision("mobilenet_v2"), keras("MobileNetV2")],
  "mobilenet-v3-large": [torchvision("mobilenet_v3_large"), keras("MobileNetV3Large")],
  "mobilenet-v3-small": [torchvision("mobilenet_v3_small"), keras("MobileNetV3Small")],
  "mnasnet-1-0": [torchvision("mnasnet1_0")],
  "regnet-y-400mf": [torchvision("regnet_y_400mf")],
  "shufflenet-v2": [torchvision("shufflenet_v2_x1_0")],
  ...each(["b0", "b1", "b2", "b3", "b4", "b5", "b6", "b7"], (size) => [
    `efficientnet-${size}`,
    [torchvision(`efficientnet_${size}`)],
  ]),
  "efficientnet-b0-keras": [keras("EfficientNetB0")],
  ...each(["tiny", "small", "base", "large"], (size) => [
    `convnext-${size}`,
    [torchvision(`convnext_${size}`), keras(`ConvNeXt${size.charAt(0).toUpperCase()}${size.slice(1)}`)],
  ]),
  "fcn-resnet-50": [{ ...torchvision("segmentation.fcn_resnet50"), options: withHead }],
  "deeplab-v3-resnet-50": [{ ...torchvision("segmentation.deeplabv3_resnet50"), options: withHead }],
  "r3d-18": [torchvision("video.r3d_18")],
  "mc3-18": [torchvision("video.mc3_18")],
  "r2plus1d-18": [torchvision("video.r2plus1d_18")],
};

/** A layer with trained weights or kept statistics: what it is, the shape that comes out, and how many it trains. */
type Holding = readonly [kind: string, outputShape: readonly number[], parameters: number];

/** A network that a framework ships, and what it must come to. */
export interface NetworkCase extends Shipped {
  readonly id: string;
  readonly inputShape: readonly number[];
  readonly outputShape: readonly number[];
  readonly parameters: number;
  readonly buffers: number;
  readonly counters: number;
  readonly macs: number;
  readonly layers: readonly Holding[];
}

// A convolution of 1 and a dense layer do the same, and frameworks write either.
const holding: Partial<Record<LayerSummary["kind"], string>> = {
  convolution: "weighted",
  "transposed-convolution": "weighted",
  dense: "weighted",
  "batch-normalization": "batch normalization",
  "layer-normalization": "layer normalization",
  "feature-normalization": "feature normalization",
};

/** A case for every network and every framework that ships it. */
export const networkCases: readonly NetworkCase[] = networks.flatMap((network) =>
  (shipped[network.id] ?? []).map((model) => caseOf(network, model)),
);

function caseOf(network: Network, model: Shipped): NetworkCase {
  const { inputShape, rows, totals } = summarize(network);
  const { parameters, buffers, counters, macs } = totals;
  return {
    id: network.id,
    ...model,
    inputShape,
    outputShape: (rows.at(-1) as LayerSummary).outputShape,
    parameters,
    buffers,
    counters,
    macs,
    layers: rows.flatMap((row): readonly Holding[] => {
      const kind = holding[row.kind];
      return kind ? [[kind, row.outputShape, row.parameters]] : [];
    }),
  };
}

function torchvision(name: string): Shipped {
  return { engine: "torchvision", name };
}

function keras(name: string, besides?: Shipped["besides"]): Shipped {
  return { engine: "Keras", name, ...(besides && { besides }) };
}

function each(
  names: readonly string[],
  entry: (name: string) => readonly [id: string, models: readonly Shipped[]],
): Readonly<Record<string, readonly Shipped[]>> {
  return Object.fromEntries(names.map(entry));
}

/** Every layer of every network once, with its lines, and what they must come to. */
export function networkLayers() {
  const rows = new Map<string, LayerSummary>();
  // What uses the weights of another layer has the lines of that one.
  for (const network of networks)
    for (const row of summarize(network).rows)
      if (row.shares === undefined) rows.set(JSON.stringify([row.layer, row.inputShapes]), row);
  return [...rows.values()].map(({ layer, inputShapes, outputShape, parameters, buffers, counters }) => ({
    layer,
    inputShapes,
    derived: { shape: outputShape, parameters, buffers, counters },
    lines: [pytorchLayer(layer, inputShapes), kerasLayer(layer, inputShapes)],
  }));
}

/** What came of building a network. */
export type Built =
  | {
      readonly outputShape: readonly number[];
      readonly parameters: number;
      readonly buffers: number;
      readonly counters: number;
      /** How many of its layers hold something, and those that only one of us has. */
      readonly layers: number;
      readonly differing: readonly string[];
      /** What PyTorch's FlopCounterMode counts for one input of a network of torchvision. */
      readonly flops?: number;
    }
  | { readonly error: string };

/** What is wrong with what a framework built: its name and ours, and what differs; nothing where all is alike. */
export function networkDisagreement(ours: NetworkCase, theirs: Built): string | undefined {
  const title = `${ours.engine}'s ${ours.name} disagrees with ${ours.id}, input [${ours.inputShape.join(", ")}].`;
  if ("error" in theirs) return `${title}\n${theirs.error}`;
  // Keras keeps no counts of batches.
  const quantities = [
    "outputShape",
    "parameters",
    "buffers",
    ...(ours.engine === "Keras" ? [] : ["counters"]),
  ];
  const wrong = (quantities as (keyof typeof theirs & keyof NetworkCase)[])
    .filter((quantity) => String(ours[quantity]) !== String(theirs[quantity]))
    .map((quantity) => `${quantity}: ours ${ours[quantity]}, theirs ${theirs[quantity]}`);
  // It counts two of what convolutions and dense layers do, an addition for each multiplication, as we count one.
  if (ours.engine === "torchvision" && theirs.flops !== 2 * ours.macs)
    wrong.push(`FlopCounterMode: twice our MACs are ${2 * ours.macs}, theirs ${theirs.flops}`);
  const all = [...wrong, ...theirs.differing];
  return all.length === 0 ? undefined : [title, ...all].join("\n");
}
