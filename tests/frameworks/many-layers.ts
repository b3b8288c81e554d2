import { LayerError, type PaddingPair } from "../../src/convolution/index.ts";
import { type ConventionSpec, underConvention } from "../../src/frameworks/index.ts";
import { pytorch } from "../../src/frameworks/pytorch/framework.ts";
import { deriveOn, type LayerSpec, type Shape } from "../../src/layers/index.ts";
import type { Draw } from "./layers.ts";

/** Who tells the output sizes of hundreds of thousands of layers in seconds, because nothing is carried out. */
export const shapeEngines = ["PyTorch", "ONNX"] as const;
export type ShapeEngine = (typeof shapeEngines)[number];

const kinds = ["convolution", "transposed-convolution", "max-pooling", "average-pooling"] as const;
const words = ["", "valid", "same", "same-lower"] as const;
const mostAxes = 4;

/** A layer that moves a window, every number of it spelled out, in words that an engine has. */
export interface Asked {
  readonly kind: (typeof kinds)[number];
  readonly shape: Shape;
  readonly window: {
    readonly kernelSize: readonly number[];
    readonly stride: readonly number[];
    readonly dilation: readonly number[];
    readonly padding: Exclude<(typeof words)[number], ""> | readonly PaddingPair[];
  };
  readonly own: {
    readonly ceilMode?: boolean;
    readonly outChannels?: number;
    readonly groups?: number;
    readonly bias?: boolean;
    readonly outputPadding?: readonly number[];
  };
}

/**
 * A layer for an engine, mostly one that can be. Neither engine looks at whether groups divide the channels, nor at how
 * large an output padding is: those are as they must be.
 */
export function drawAsked(engine: ShapeEngine, draw: Draw): Asked {
  const kind = kinds[draw(0, 3)] as Asked["kind"];
  const axes = Array.from({ length: draw(1, engine === "ONNX" ? mostAxes : 3) });
  const each = (low: number, high: number) => axes.map(() => draw(low, high));
  const isPooling = kind === "max-pooling" || kind === "average-pooling";
  const kernelSize = each(1, 7);
  const dilation =
    (kind === "average-pooling" && engine === "PyTorch") || draw(0, 1) ? each(1, 1) : each(1, 3);
  const word = draw(0, 1) ? "" : wordFor(engine, kind, draw);
  const ceilMode = isPooling && draw(0, 1) === 1;
  const padding = word || kernelSize.map((size) => sides(engine, isPooling ? size : 8, ceilMode, draw));
  const isSame = word === "same" || word === "same-lower";
  const stride = kernelSize.map((size) => draw(1, isSame ? mostStride(engine, kind, size) : 4));
  const size = each(1, 40);
  const window = { kernelSize, stride, dilation, padding };
  if (isPooling) return { kind, shape: [draw(1, 9), ...size], window, own: { ceilMode } };
  const groups = draw(0, 1) ? 1 : draw(2, 4);
  const own = { outChannels: groups * draw(1, 5), groups, bias: draw(0, 1) === 1 };
  const shape = [groups * draw(1, 5), ...size];
  if (kind === "convolution") return { kind, shape, window, own };
  const most = stride.map((step, axis) => (isSame ? 0 : Math.max(step, dilation[axis] as number) - 1));
  return { kind, shape, window, own: { ...own, outputPadding: most.map((largest) => draw(0, largest)) } };
}

/** PyTorch has words for convolutions alone, and none that puts the odd one before. */
function wordFor(engine: ShapeEngine, kind: Asked["kind"], draw: Draw): (typeof words)[number] {
  if (engine === "ONNX") return words[draw(1, 3)] as "same";
  return kind === "convolution" ? (words[draw(1, 2)] as "same") : "";
}

/** PyTorch's `same` takes no stride; ONNX's of a transposed convolution leaves gaps at a stride above the kernel. */
function mostStride(engine: ShapeEngine, kind: Asked["kind"], kernel: number): number {
  if (engine === "PyTorch") return 1;
  return kind === "transposed-convolution" ? Math.min(4, kernel) : 4;
}

/**
 * PyTorch pads both sides alike; a pooling is padded by half its kernel at most, and by more in some that are refused. Where
 * sizes are rounded up, ONNX's text drops every window that starts in the padding after the input, and its shape inference one
 * at most: by half a kernel they agree.
 */
function sides(engine: ShapeEngine, kernel: number, ceilMode: boolean, draw: Draw): PaddingPair {
  const isWide = engine === "ONNX" && !ceilMode;
  const most = isWide ? kernel + 1 : Math.floor((kernel + draw(0, 1)) / 2);
  const before = draw(0, most);
  return [before, engine === "ONNX" ? draw(0, most) : before];
}

/** How many numbers a layer is handed over as. */
export const rowWidth = 8 + 8 * mostAxes;

/**
 * A layer and our answer in `rowWidth` whole numbers: kind, axes, channels in and out, groups, word, bias or ceil mode,
 * parameters; then input size, kernel, stride, dilation, padding before and after, output padding and output size, each
 * with room for every axis. An output size of 0 says that we refuse the layer.
 */
export function rowOf(engine: ShapeEngine, asked: Asked): readonly number[] {
  const { kind, shape, window, own } = asked;
  const [channels = 0, ...size] = shape;
  const { kernelSize, stride, dilation, padding } = window;
  const { outChannels = channels, groups = 1, bias, ceilMode, outputPadding = [] } = own;
  const [word, pairs] = typeof padding === "string" ? [padding, []] : ["" as const, padding];
  const { outputShape, parameters } = answer(engine, asked);
  const whole = [kinds.indexOf(kind), size.length, channels, outChannels, groups, words.indexOf(word)];
  const paddings = [pairs.map(([before]) => before), pairs.map(([, after]) => after)];
  return [
    ...whole,
    Number(bias || ceilMode || false),
    parameters,
    ...[size, kernelSize, stride, dilation, ...paddings, outputPadding, outputShape.slice(1)].flatMap(
      (values) => Array.from({ length: mostAxes }, (_, axis) => values[axis] ?? 0),
    ),
  ];
}

// PyTorch has rules of its own for a pooling's padding; the shapes that ONNX infers are our arithmetic.
function answer(engine: ShapeEngine, { kind, shape, window, own }: Asked) {
  const written = { kind, inputShape: shape, ...window, ...own } as ConventionSpec;
  if (engine === "PyTorch" && underConvention(pytorch, written).refusals.length > 0)
    return { outputShape: [], parameters: 0 };
  try {
    return deriveOn({ kind, ...window, ...own } as LayerSpec, [shape]);
  } catch (error) {
    if (error instanceof LayerError) return { outputShape: [], parameters: 0 };
    throw error;
  }
}

/** So many rows for an engine, a few thousand at a time. ONNX gives impossible layers some size: it is not asked. */
export function* rowsFor(engine: ShapeEngine, draw: Draw, count: number): Generator<Int32Array> {
  const atOnce = 2000;
  for (let given = 0; given < count; given += atOnce) {
    const rows = new Int32Array(rowWidth * Math.min(atOnce, count - given));
    for (let at = 0; at < rows.length; ) {
      const row = rowOf(engine, drawAsked(engine, draw));
      if (engine === "ONNX" && row[rowWidth - mostAxes] === 0) continue;
      rows.set(row, at);
      at += rowWidth;
    }
    yield rows;
  }
}
