import type { Convolution, Derivation, PaddingPair } from "../convolution/index.ts";
import { axisSymbols, named } from "../convolution/window.ts";
import { evaluate } from "../formula/evaluate.ts";
import {
  ceil,
  difference,
  type Formula,
  floor,
  product,
  quotient,
  sum,
  type Values,
} from "../formula/formula.ts";
import { type Counted, distinct, numbersOf, type Reading, type Slip, type SlipName } from "./slips.ts";

/** The quantities whose slips are known. */
export type AskedQuantity = "parameters" | "kernelWeights" | "outputSize" | "outputShape" | "inChannels";

/**
 * The slips about a quantity of a layer, those that come to its true value or to no whole number above 0 left out; of two that
 * come to the same, the first.
 */
export function slipsOf(
  layer: Convolution,
  derivation: Derivation,
  quantity: AskedQuantity,
): readonly Slip[] {
  const sizes = derivation.outputSize;
  const shape = [layer.outChannels, ...sizes];
  switch (quantity) {
    case "parameters":
    case "kernelWeights": {
      const readings = quantity === "parameters" ? parameterReadings(layer) : kernelReadings(layer);
      return distinct(numbersOf(readings, layerValues(layer, derivation)), [derivation[quantity]]);
    }
    case "inChannels":
      return distinct(
        numbersOf(
          [["first-length", sum(axisSymbols(layer.inputSize.length, "i")[0] as string)]],
          layerValues(layer, derivation),
        ),
        [layer.inChannels],
      );
    case "outputSize":
      return distinct([...sizeSlips(layer), { name: "channels-counted", value: shape }], sizes);
    case "outputShape":
      return distinct(
        [
          ...sizeSlips(layer).map((slip) => ({ ...slip, value: [layer.outChannels, ...slip.value] })),
          { name: "channels-kept", value: [layer.inChannels, ...sizes] },
          { name: "channels-left-out", value: sizes },
          { name: "channels-last", value: [...sizes, layer.outChannels] },
        ],
        shape,
      );
  }
}

/** The numbers of a whole layer by their letters, those of its output among them. */
function layerValues(layer: Convolution, { outputSize }: Derivation): Values {
  const { inputSize: i, kernelSize: k, inChannels: C_in, outChannels: C_out, groups: g } = layer;
  return { ...named({ i, k, o: outputSize }), C_in, C_out, g };
}

function parameterReadings(layer: Convolution): readonly Reading[] {
  const { bias, groups, inChannels, outChannels, kernelSize: size } = layer;
  const rank = size.length;
  const k = axisSymbols(rank, "k");
  const read = groups === 1 ? sum("C_in") : quotient("C_in", "g");
  const one = product(...k, read);
  const weights = product(...k, read, "C_out");
  const flat = product(...k, "C_out");
  const withBias = (formula: Formula) => (bias ? sum(formula, "C_out") : formula);
  const blocks = (kernels: number, channels: number): Counted => ({
    kind: "blocks",
    kernels,
    channels,
    size,
  });
  const each = inChannels / groups;
  const biased: readonly Reading[] = [
    ["biases-forgotten", weights, blocks(outChannels, each)],
    ["bias-a-layer", sum(weights, 1)],
    ["bias-a-channel", sum(weights, product(read, "C_out"))],
    ["bias-a-place", sum(weights, product("C_out", ...axisSymbols(rank, "o")))],
  ];
  return [
    ["flat-kernels", flat, blocks(outChannels, 1)],
    ["flat-kernels", withBias(flat), blocks(outChannels, 1)],
    ["one-flat-kernel", product(...k), blocks(1, 1)],
    ["one-kernel", one, blocks(1, each)],
    ...(bias
      ? [...biased, ["one-kernel", sum(one, 1), blocks(1, each)] as const]
      : [["bias-added", sum(weights, "C_out")] as const]),
    ...(groups === 1
      ? []
      : ([
          ["groups-forgotten", withBias(product(...k, "C_in", "C_out")), blocks(outChannels, inChannels)],
          [
            "groups-twice",
            withBias(product(...k, read, quotient("C_out", "g"))),
            blocks(outChannels / groups, each),
          ],
        ] as const)),
  ];
}

function kernelReadings({
  groups,
  inChannels,
  outChannels,
  kernelSize: size,
}: Convolution): readonly Reading[] {
  const k = axisSymbols(size.length, "k");
  const one = product(...k, groups === 1 ? "C_in" : quotient("C_in", "g"));
  return [
    ["one-flat-kernel", product(...k), { kind: "blocks", kernels: 1, channels: 1, size }],
    [
      "all-kernels",
      product(one, "C_out"),
      { kind: "blocks", kernels: outChannels, channels: inChannels / groups, size },
    ],
    ["bias-in-kernel", sum(one, 1)],
  ];
}

// One slip made on every axis; those of padding that is a word, or differs from side to side, are not known.
function sizeSlips(layer: Convolution): readonly Slip[] {
  const axes = layer.inputSize.map((i, axis) => {
    const [p = 0, after = 0] = typeof layer.padding === "string" ? [] : (layer.padding[axis] ?? []);
    const [k, s, d] = [layer.kernelSize, layer.stride, layer.dilation].map((of) => of[axis] as number) as [
      number,
      number,
      number,
    ];
    return { i, k, s, d, p, after };
  });
  const isKnown =
    layer.padding === "valid" ||
    (typeof layer.padding !== "string" && axes.every(({ p, after }) => p === after));
  if (!isKnown) return [];
  const span = axes.every(({ d }) => d === 1) ? sum("k") : sum(product("d", difference("k", 1)), 1);
  const has = (letter: "s" | "d" | "p", idle: number) => axes.some((values) => values[letter] !== idle);
  const padded = sum("i", product(2, "p"));
  const strides = (room: Formula) => quotient(room, "s");
  const places = (room: Formula) => sum(floor(strides(room)), 1);
  const room = difference(padded, span);
  const readings: readonly (readonly [SlipName, Formula] | false)[] = [
    ["no-one-added", floor(strides(room))],
    ["rounded-up", sum(ceil(strides(room)), 1)],
    has("p", 0) && ["padding-forgotten", places(difference("i", span))],
    has("p", 0) && ["padding-once", places(difference(sum("i", "p"), span))],
    has("s", 1) && ["stride-forgotten", sum(room, 1)],
    has("d", 1) && ["dilation-forgotten", places(difference(padded, "k"))],
    has("s", 1) && ["divided-only", ceil(quotient("i", "s"))],
    ["size-kept", sum("i")],
  ];
  return readings.flatMap((reading) => {
    if (!reading) return [];
    const [name, formula] = reading;
    const value = axes.map((values) => evaluate(formula, values));
    if (!value.every((number) => Number.isSafeInteger(number) && number > 0)) return [];
    return [{ name, value, counted: countedPlaces(name, axes[0] as AxisValues, value[0] as number) }];
  });
}

type AxisValues = Readonly<Record<"i" | "k" | "s" | "d" | "p", number>>;

// What the windows would be along the first axis, if as many fitted as the slip says.
function countedPlaces(name: SlipName, { i, k, s, d, p }: AxisValues, count: number): Counted | undefined {
  if (name === "size-kept" || name === "divided-only") return undefined;
  const padding = { "padding-forgotten": [0, 0], "padding-once": [p, 0] }[name as string] ?? [p, p];
  const span = name === "dilation-forgotten" ? k : d * (k - 1) + 1;
  const step = name === "stride-forgotten" ? 1 : s;
  // Of the places, the first is the one that was not counted: what was counted are the moves from one to the next.
  const first = name === "no-one-added" ? 1 : 0;
  const starts = Array.from({ length: count }, (_, at) => (at + first) * step);
  return { kind: "places", input: i, padding: padding as unknown as PaddingPair, span, starts };
}
