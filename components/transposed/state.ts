import {
  convolve,
  deriveConvolution,
  deriveTransposed,
  safeParseTransposed,
  scatter,
} from "../../src/convolution/index.ts";
import type { LayerIssue } from "../../src/convolution/issues.ts";
import type { Tensor } from "../../src/convolution/tensor.ts";
import type { TransposedConvolution, TransposedDerivation } from "../../src/convolution/transposed.ts";
import {
  convolutionBehind,
  matrixOf,
  paintCounts,
  type WithZeros,
  withZeros,
} from "../../src/convolution/transposed-views.ts";
import { format, formatIssue, type Sentences } from "../../src/locales/format.ts";
import { type Complaint, readText, type State } from "../form/state.ts";

/** Ways to look at one layer. */
export const views = ["scatter", "zeros", "matrix"] as const;
export type ViewName = (typeof views)[number];

/** The fields of a layer of one axis, with their letters, and what may be drawn with a number in every cell. */
export const fields = {
  inputSize: "i",
  kernelSize: "k",
  stride: "s",
  padding: "p",
  outputPadding: "a",
} as const;
export type FieldName = keyof typeof fields;
const least = { inputSize: 1, kernelSize: 1, stride: 1, padding: 0, outputPadding: 0 };
const greatest = { inputSize: 6, kernelSize: 5, stride: 3, padding: 4, outputPadding: 2 };

/** A layer whose output is 7 or 8 by its output padding, with all its input cells painted. */
export const opening: State = {
  inputSize: "4",
  kernelSize: "3",
  stride: "2",
  padding: "1",
  outputPadding: "0",
  n: "4",
  view: "scatter",
};

/** A transposed convolution along one axis with numbers in its cells, an input cell of it chosen. */
export interface Turned {
  readonly layer: TransposedConvolution;
  readonly derivation: TransposedDerivation;
  readonly input: Tensor;
  readonly weights: Tensor;
  readonly output: readonly number[];
  /** The output with what the input cells up to the chosen one paint. */
  readonly soFar: readonly number[];
  /** The chosen input cell, from 0. */
  readonly at: number;
  readonly view: ViewName;
  readonly zeros: WithZeros;
  /** The output by the zeros' convolution. */
  readonly byZeros: readonly number[];
  /** The matrix of the convolution behind: a row an input cell of this layer, a column an output cell. */
  readonly matrix: readonly (readonly number[])[];
  /** How often each output cell is painted, along one axis; and on two, row by row. */
  readonly counts: readonly number[];
  readonly square: readonly number[];
}

export interface TurnedWords extends Sentences<LayerIssue> {
  readonly noSuch: string;
  readonly tooMuchPadding: string;
  readonly noView: string;
  readonly cellName: string;
}

/** The layer that a state asks for, or what is wrong with it. */
export function readTurned(
  state: State,
  words: TurnedWords,
): { readonly turned?: Turned; readonly complaints: readonly Complaint[] } {
  const complaints: Complaint[] = [];
  const whole = (name: string, label: string, minimum: number, maximum: number) => {
    const number = readText(state[name] ?? "");
    if (typeof number === "number" && number >= minimum && number <= maximum) return number;
    const sentence = format(words.noSuch, { name: label, minimum, maximum, got: state[name] ?? "" });
    complaints.push({ field: name, sentence, controls: [name] });
    return minimum;
  };
  const [inputSize = 1, kernelSize = 1, stride, padding = 0, outputPadding] = (
    Object.keys(fields) as FieldName[]
  ).map((name) => whole(name, words.field[name], least[name], greatest[name]));
  const at = whole("n", words.cellName, 1, inputSize) - 1;
  const view = views.find((name) => name === state.view);
  if (!view)
    complaints.push({
      field: "view",
      sentence: format(words.noView, { views: views.join(", "), got: state.view ?? "" }),
      controls: [],
    });
  if (complaints.length === 0 && padding >= kernelSize)
    complaints.push({
      field: "padding",
      sentence: format(words.tooMuchPadding, { most: kernelSize - 1, got: padding }),
      controls: ["padding"],
    });
  if (!view || complaints.length > 0) return { complaints };
  const spec = { inChannels: 1, outChannels: 1, kernelSize, stride, padding, outputPadding, bias: false };
  const { layer, issues } = safeParseTransposed({ ...spec, inputSize: [inputSize] });
  const flat = safeParseTransposed({ ...spec, inputSize: [inputSize, inputSize] }).layer;
  if (layer && flat) return { complaints, turned: turnedOf(layer, flat, at, view) };
  return {
    complaints: (issues ?? []).map((issue) => ({
      field: issue.field,
      sentence: formatIssue(words, issue),
      controls: [issue.field],
    })),
  };
}

function turnedOf(
  layer: TransposedConvolution,
  flat: TransposedConvolution,
  at: number,
  view: ViewName,
): Turned {
  const [i = 0, k = 0] = [layer.inputSize[0], layer.kernelSize[0]];
  // Small numbers of which no two neighbours are alike; weights that show which way round they are.
  const input = { shape: [1, i], data: [2, 1, 3, 1, 4, 2].slice(0, i) };
  const upTo = input.data.map((value, cell) => (cell > at ? 0 : value));
  const weights = { shape: [1, 1, k], data: Array.from({ length: k }, (_, tap) => tap + 1) };
  const behind = convolutionBehind(layer);
  const { shape, data } = matrixOf(behind, deriveConvolution(behind).outputSize, weights);
  const columns = shape[1] as number;
  const zeros = withZeros(layer, input, weights);
  return {
    layer,
    derivation: deriveTransposed(layer),
    input,
    weights,
    output: [...scatter(layer, { input, weights }).data],
    soFar: [...scatter(layer, { input: { shape: input.shape, data: upTo }, weights }).data],
    at,
    view,
    zeros,
    byZeros: [...convolve(zeros.layer, zeros).data],
    matrix: Array.from({ length: i }, (_, row) => [...data.slice(row * columns, (row + 1) * columns)]),
    counts: [...paintCounts(layer).data],
    square: [...paintCounts(flat).data],
  };
}
