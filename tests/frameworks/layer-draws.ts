import type { PaddingPair } from "../../src/convolution/index.ts";
import { checkOn, type LayerSpec, type Shape } from "../../src/layers/index.ts";
import type { Draw } from "./layers.ts";
import type { SeparableSpec } from "./separable.ts";

/** A layer of any kind, and shapes that it can be on. */
export interface Drawn {
  readonly layer: LayerSpec;
  readonly inputShapes: readonly Shape[];
}

/** Some spec of a kind of layer and shapes for it, which may not fit together. */
type Maker = (draw: Draw) => Drawn;

/** A small layer of a kind: 1 to 3 axes and more words than a framework has, so that some are refused. */
export function drawKind(kind: keyof typeof makers, draw: Draw): Drawn {
  for (;;) {
    const drawn = makers[kind](draw);
    if (checkOn(drawn.layer, drawn.inputShapes).length === 0 && !isAlone(drawn)) return drawn;
  }
}

/** Whether a group is of one element, whose variance PyTorch will not take. */
function isAlone({ layer, inputShapes: [shape = []] }: Drawn): boolean {
  const elements = shape.reduce((all, size) => all * size, 1);
  if (layer.kind === "instance-normalization") return elements === shape[0];
  return layer.kind === "group-normalization" && elements === layer.groups;
}

/** A transposed convolution or a pooling in PyTorch's own words, numbers alike on both sides, which may be impossible. */
export function drawInNumbers(draw: Draw): Drawn {
  const rank = draw(1, 3);
  const axes = (low: number, high: number) => Array.from({ length: rank }, () => draw(low, high));
  const groups = draw(1, 2);
  const layer: LayerSpec = draw(0, 1)
    ? {
        kind: "transposed-convolution",
        outChannels: draw(1, 4),
        kernelSize: axes(1, 3),
        stride: axes(1, 3),
        padding: axes(0, 2),
        outputPadding: axes(0, 2),
        dilation: axes(1, 2),
        groups,
      }
    : {
        kind: draw(0, 1) ? "max-pooling" : "average-pooling",
        kernelSize: axes(1, 4),
        stride: axes(1, 3),
        padding: axes(0, 2),
        ceilMode: draw(0, 1) === 1,
      };
  return { layer, inputShapes: [[draw(1, 4), ...axes(1, 5)]] };
}

/** A depthwise-separable convolution, and the shape that comes in. */
export function drawSeparable(draw: Draw): { readonly spec: SeparableSpec; readonly inputShape: Shape } {
  const rank = draw(1, 3);
  const spec: SeparableSpec = {
    outChannels: draw(1, 4),
    kernelSize: perAxis(draw, rank, 1, 3),
    stride: draw(0, 1) ? 1 : perAxis(draw, rank, 1, 2),
    dilation: draw(0, 2) ? 1 : 2,
    padding: (["same", "valid", "same-lower", 0, 1] as const)[draw(0, 4)] as "same" | 0 | 1,
    depthMultiplier: draw(1, 2),
    depthwiseBias: draw(0, 1) === 1,
    bias: draw(0, 1) === 1,
  };
  // Large enough for the largest kernel, 2(3 - 1) + 1.
  return { spec, inputShape: [draw(1, 3), ...sizes(draw, rank, 5, 7)] };
}

const makers = {
  "transposed-convolution": (draw) => {
    const { rank, shape } = place(draw, draw(1, 3));
    const groups = draw(0, 3) ? 1 : 2;
    const [, ...size] = shape;
    return {
      layer: {
        kind: "transposed-convolution",
        outChannels: groups * draw(1, 3),
        kernelSize: perAxis(draw, rank, 1, 4),
        stride: draw(0, 2) ? perAxis(draw, rank, 1, 4) : 1,
        padding: draw(0, 1)
          ? ends(draw, rank)
          : ((["valid", "same", "same-lower"] as const)[draw(0, 2)] as "same"),
        dilation: draw(0, 2) ? 1 : perAxis(draw, rank, 1, 3),
        outputPadding: draw(0, 1) ? 0 : sizes(draw, rank, 0, 2),
        groups,
        bias: draw(0, 3) > 0,
      },
      inputShapes: [[groups * draw(1, 3), ...size]],
    };
  },
  "max-pooling": (draw) => pooling("max-pooling", draw, { dilation: draw(0, 3) ? 1 : draw(1, 3) }),
  "average-pooling": (draw) =>
    pooling("average-pooling", draw, {
      ...(draw(0, 1) && { countPadding: draw(0, 1) === 1 }),
      ...(draw(0, 4) === 0 && { divisor: draw(1, 5) }),
    }),
  "lp-pooling": (draw) =>
    pooling("lp-pooling", draw, {
      power: draw(0, 2) ? 2 * draw(1, 2) : draw(1, 5),
      dilation: draw(0, 3) ? 1 : 2,
    }),
  "global-pooling": (draw) =>
    on(draw, () => ({ kind: "global-pooling", pool: draw(0, 1) ? "max" : "average" })),
  "adaptive-pooling": (draw) =>
    on(draw, (rank) => ({
      kind: "adaptive-pooling",
      outputSize: perAxis(draw, rank, 1, 4),
      ...(draw(0, 1) && { pool: "max" as const }),
    })),
  dense: (draw) => {
    const layer = { kind: "dense", outFeatures: draw(1, 9), bias: draw(0, 1) === 1 } as const;
    return draw(0, 1)
      ? { layer, inputShapes: [[draw(1, 9)]] }
      : on(draw, () => ({ ...layer, over: "channels" }));
  },
  flatten: (draw) => on(draw, () => ({ kind: "flatten" })),
  "batch-normalization": (draw) =>
    on(draw, () => ({ kind: "batch-normalization", affine: draw(0, 2) > 0, scale: draw(0, 2) > 0 })),
  "layer-normalization": (draw) =>
    on(draw, () => ({
      kind: "layer-normalization",
      over: draw(0, 1) ? "all" : "channels",
      affine: draw(0, 2) > 0,
    })),
  "group-normalization": (draw) =>
    on(draw, () => ({ kind: "group-normalization", groups: draw(1, 3), affine: draw(0, 2) > 0 })),
  "feature-normalization": (draw) => on(draw, () => ({ kind: "feature-normalization" })),
  "instance-normalization": (draw) =>
    on(draw, () => ({ kind: "instance-normalization", affine: draw(0, 1) === 1 })),
  activation: (draw) =>
    on(draw, () => {
      const slopes = (["one", "channels"] as const)[draw(0, 5)];
      return slopes
        ? { kind: "activation", slopes }
        : { kind: "activation", name: names[draw(0, names.length - 1)] as string };
    }),
  dropout: (draw) => on(draw, () => ({ kind: "dropout" })),
  upsampling: (draw) => on(draw, (rank) => ({ kind: "upsampling", scale: perAxis(draw, rank, 1, 3) })),
  unpooling: (draw) =>
    on(draw, (rank) => ({
      kind: "unpooling",
      kernelSize: perAxis(draw, rank, 1, 4),
      ...(draw(0, 1) && { stride: perAxis(draw, rank, 1, 3) }),
      padding: perAxis(draw, rank, 0, 1),
    })),
  resizing: (draw) =>
    on(draw, (rank) => ({
      kind: "resizing",
      multiplier: perAxis(draw, rank, 1, 5),
      divisor: perAxis(draw, rank, 1, 4),
    })),
  scale: (draw) => on(draw, () => ({ kind: "scale", bias: draw(0, 1) === 1 })),
  "zero-padding": (draw) => on(draw, (rank) => ({ kind: "zero-padding", padding: ends(draw, rank) })),
  rescaling: (draw) => on(draw, () => ({ kind: "rescaling", factor: draw(-3, 3) / 4 })),
  "reflection-padding": (draw) =>
    on(draw, (rank) => ({ kind: "reflection-padding", padding: ends(draw, rank) })),
  "pixel-shuffle": (draw) => {
    const { rank, shape } = place(draw, draw(1, 3));
    const [channels = 1, ...size] = shape;
    const factor = draw(1, 3);
    return { layer: { kind: "pixel-shuffle", factor }, inputShapes: [[channels * factor ** rank, ...size]] };
  },
  cropping: (draw) => on(draw, (rank) => ({ kind: "cropping", cropping: ends(draw, rank) })),
  "select-channels": (draw) => {
    const drawn = place(draw, draw(1, 3));
    const channels = sizes(draw, draw(1, 4), 0, (drawn.shape[0] as number) - 1);
    return { layer: { kind: "select-channels", channels }, inputShapes: [drawn.shape] };
  },
  "channel-shuffle": (draw) => on(draw, () => ({ kind: "channel-shuffle", groups: draw(1, 3) })),
  "resizing-like": (draw) => {
    const { rank, shape } = place(draw, draw(1, 3));
    return {
      layer: { kind: "resizing-like", interpolation: draw(0, 1) ? "nearest" : "linear" },
      inputShapes: [shape, [draw(1, 4), ...sizes(draw, rank, 1, 9)]],
    };
  },
  add: (draw) => joined("add", draw),
  subtract: (draw) => joined("subtract", draw),
  multiply: (draw) => joined("multiply", draw),
  concatenate: (draw) => {
    const [first = 1, ...size] = place(draw, draw(1, 3)).shape;
    return {
      layer: { kind: "concatenate" },
      inputShapes: [
        [first, ...size],
        [draw(1, 4), ...size],
      ],
    };
  },
} satisfies Partial<Record<LayerSpec["kind"], Maker>>;

/** Every kind but the convolution, which has draws of its own. */
export const drawnKinds = Object.keys(makers) as readonly (keyof typeof makers)[];

const names = ["ReLU", "ReLU6", "leaky ReLU", "ELU", "SELU", "GELU", "SiLU", "Mish", "softplus"].concat([
  "sigmoid",
  "hard-sigmoid",
  "hard-swish",
  "tanh",
  "softmax",
]);

// An average is padded by half its window at most: one over padding alone is 0 here and in ONNX, and 0/0 in PyTorch.
function pooling(kind: "max-pooling" | "average-pooling" | "lp-pooling", draw: Draw, own: object): Drawn {
  const { rank, shape } = place(draw, draw(1, 3));
  const words = ["same", "same", "same-lower", "valid"] as const;
  const isAverage = kind === "average-pooling";
  return {
    layer: {
      kind,
      kernelSize: perAxis(draw, rank, isAverage ? 2 : 1, 4),
      ...(draw(0, 3) > 0 && { stride: perAxis(draw, rank, 1, 3) }),
      padding: draw(0, 1) ? (words[draw(0, 3)] as "same") : ends(draw, rank, isAverage ? 1 : 2),
      ceilMode: draw(0, 2) === 0,
      ...own,
    },
    inputShapes: [shape],
  };
}

function joined(kind: "add" | "subtract" | "multiply", draw: Draw): Drawn {
  const { rank, shape } = place(draw, draw(1, 3));
  const [channels = 1, ...size] = shape;
  // Squeeze and excitation stretches a factor a channel over every place.
  const other = draw(0, 1) ? shape : [channels, ...Array.from({ length: rank }, () => 1)];
  return { layer: { kind }, inputShapes: [[channels, ...size], other] };
}

/** A layer on a shape of none to three axes where the kind takes none, else of one to three. */
function on(draw: Draw, layer: (rank: number) => LayerSpec): Drawn {
  const { rank, shape } = place(draw, draw(1, 3));
  return { layer: layer(rank), inputShapes: [shape] };
}

function place(draw: Draw, rank: number) {
  return { rank, shape: [draw(1, 6), ...sizes(draw, rank, 1, rank < 3 ? 8 : 5)] };
}

function sizes(draw: Draw, length: number, low: number, high: number): readonly number[] {
  return Array.from({ length }, () => draw(low, high));
}

function perAxis(draw: Draw, rank: number, low: number, high: number): number | readonly number[] {
  return draw(0, 1) ? draw(low, high) : sizes(draw, rank, low, high);
}

function ends(draw: Draw, rank: number, most = 2): number | readonly (number | PaddingPair)[] {
  if (draw(0, 1)) return draw(0, most);
  return Array.from({ length: rank }, (): PaddingPair => [draw(0, most), draw(0, most)]);
}
