import {
  type PoolingSpec,
  pool,
  pooling,
  scatter,
  transposedConvolution,
  transposedWeightShape,
} from "../../src/convolution/index.ts";
import { type ConventionSpec, type LayerCode, underConvention } from "../../src/frameworks/index.ts";
import { kerasLayer } from "../../src/frameworks/keras/layer.ts";
import { kerasCode } from "../../src/frameworks/keras/windowed.ts";
import { pytorch } from "../../src/frameworks/pytorch/framework.ts";
import { pytorchLayer } from "../../src/frameworks/pytorch/layer.ts";
import { pytorchCode } from "../../src/frameworks/pytorch/windowed.ts";
import { depthwiseSeparable, deriveOn, type Shape } from "../../src/layers/index.ts";
import { type Drawn, drawInNumbers, drawKind, drawnKinds, drawSeparable } from "./layer-draws.ts";
import { type Draw, drawFrom } from "./layers.ts";
import { separableLayers } from "./separable.ts";

/** What verify_layers.py is to run: random layers of every kind with their lines, and what PyTorch is asked in numbers. */
export function layerCasesFrom(seed: number, count: number) {
  const draw = drawFrom(seed);
  const many = (share: number) => Array.from({ length: Math.ceil(count * share) });
  return {
    layers: drawnKinds.flatMap((kind) =>
      many(shares[kind as keyof typeof shares] ?? 1 / 50).map(() => caseOf(drawKind(kind, draw), draw)),
    ),
    separable: many(1 / 20).map(() => separableCase(draw)),
    asked: many(1 / 4).map(() => asked(drawInNumbers(draw))),
  };
}

/** How many of each kind, of the number of convolutions; a few of every other. */
const shares = { "transposed-convolution": 1 / 2, "max-pooling": 1 / 4, "average-pooling": 1 / 4 };

function caseOf(drawn: Drawn, draw: Draw) {
  const { outputShape, parameters, buffers, counters } = deriveOn(drawn.layer, drawn.inputShapes);
  return {
    ...drawn,
    derived: { shape: outputShape, parameters, buffers, counters },
    lines: linesOf(pytorchLayer(drawn.layer, drawn.inputShapes), kerasLayer(drawn.layer, drawn.inputShapes)),
    inputs: drawn.inputShapes.map((shape) => tensor(shape, draw)),
    ...carriedOut(drawn, draw),
  };
}

/** What comes out of a layer whose numbers we work out ourselves, with its weights. */
function carriedOut({ layer: net, inputShapes: [shape = []] }: Drawn, draw: Draw) {
  const [channels = 0, ...inputSize] = shape;
  const input = tensor(shape, draw);
  if (net.kind === "transposed-convolution") {
    const layer = transposedConvolution({ ...net, inChannels: channels, inputSize });
    const weights = tensor(transposedWeightShape(layer), draw);
    const biases = tensor([layer.bias ? layer.outChannels : 0], draw).data;
    return { numbers: { input, weights, biases, output: plain(scatter(layer, { input, weights, biases })) } };
  }
  const kind = ({ "max-pooling": "max", "average-pooling": "average", "lp-pooling": "lp" } as const)[
    net.kind as "lp-pooling"
  ];
  if (!kind) return {};
  const layer = pooling({ ...(net as object as PoolingSpec), kind, channels, inputSize });
  // Where Keras pads with zeros, they win over nothing in an input without negative numbers.
  const positive = { ...input, data: input.data.map((element) => Math.abs(element)) };
  return {
    numbers: { input, output: plain(pool(layer, input)) },
    positive: { input: positive, output: plain(pool(layer, positive)) },
  };
}

function separableCase(draw: Draw) {
  const { spec, inputShape } = drawSeparable(draw);
  const [depthwise, pointwise] = depthwiseSeparable({ ...spec, inChannels: inputShape[0] as number });
  const first = deriveOn(depthwise, [inputShape]);
  const second = deriveOn(pointwise, [first.outputShape]);
  const parameters = first.parameters + second.parameters;
  return {
    spec,
    inputShapes: [inputShape],
    derived: { shape: second.outputShape, parameters, buffers: 0, counters: 0 },
    lines: linesOf(
      pytorchCode(separableLayers(spec, inputShape)),
      kerasCode(separableLayers(spec, inputShape)),
    ),
    inputs: [tensor(inputShape, draw)],
  };
}

/** What PyTorch is asked in its own words, and whether its convention here says that it can be. */
function asked({ layer, inputShapes }: Drawn) {
  const [inputShape] = inputShapes;
  const { refusals, issues, reported } = underConvention(pytorch, { ...layer, inputShape } as ConventionSpec);
  const codes = [...refusals, ...issues].map(({ code }) => code);
  return { layer, inputShapes, codes, shape: reported?.outputShape ?? [] };
}

function linesOf(...all: readonly LayerCode[]) {
  return all.map((written) => ({ engine: written.framework, written }));
}

/** Whole numbers this small are exact in float32. */
function tensor(shape: Shape, draw: Draw) {
  const length = shape.reduce((all, size) => all * size, 1);
  return { shape, data: Array.from({ length }, () => draw(-5, 5)) };
}

function plain({ shape, data }: { readonly shape: Shape; readonly data: Float64Array }) {
  // A maximum over padding alone is -Infinity, for which JSON has null.
  return { shape, data: [...data] };
}
