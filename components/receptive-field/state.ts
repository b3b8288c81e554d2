import { deriveConvolution } from "../../src/convolution/convolution.ts";
import { safeParse } from "../../src/convolution/index.ts";
import type { Issue } from "../../src/convolution/issues.ts";
import { fieldInOneSum, fieldsThrough, type Gathering, pathCounts } from "../../src/convolution/paths.ts";
import type { AxisReceptiveField, ReceptiveField } from "../../src/convolution/receptive-field.ts";
import { rule, type Step, work } from "../../src/convolution/step.ts";
import { sum } from "../../src/formula/formula.ts";
import { format, formatIssue, type Sentences } from "../../src/locales/format.ts";
import { type Complaint, readText, type State } from "../form/state.ts";

/** What a layer of a stack is asked for, in the order of its row. */
export const layerFields = ["kernel", "stride", "dilation", "padding"] as const;
export type LayerField = (typeof layerFields)[number];
/** One layer of a stack, as numbers in that order. */
export type LayerNumbers = readonly [kernel: number, stride: number, dilation: number, padding: number];

/** What may be drawn; nine to the sixteenth is the most paths that eight layers make in two axes, and is exact. */
export const most = { layers: 8, length: 48, kernel: 9, stride: 8, dilation: 16, padding: 16 };
const least = { kernel: 1, stride: 1, dilation: 1, padding: 0 };

/** A stack as it is written down: the length of its input, and its layers from the input on. */
export interface StackFacts {
  readonly length: number;
  readonly layers: readonly LayerNumbers[];
  /** Every layer padded before its input, by as much as it needs to see nothing that comes later. */
  readonly causal?: boolean;
}

/** The state of a stack; no output cell is chosen, which is to look at the one in the middle, or at the latest. */
export function stackState({ length, layers, causal = false }: StackFacts): State {
  const rows = Array.from({ length: most.layers }, (_, nth) => layers[nth] ?? ([3, 1, 1, 0] as const));
  return {
    length: String(length),
    layers: String(layers.length),
    causal: causal ? "yes" : "",
    n: "",
    ...Object.fromEntries(
      rows.flatMap((row, nth) =>
        layerFields.map((field, at) => [controlOf(field, nth), String(row[at])] as const),
      ),
    ),
  };
}

/** The control of a field of a layer, counted from 0: "kernel1" of the first. */
export function controlOf(field: LayerField, nth: number): string {
  return `${field}${nth + 1}`;
}

/** A map of a stack: the input, or what a layer makes. */
export interface StackMap {
  readonly size: number;
  /** The receptive field of its cells, in the cells of the input, and how it follows from the one before. */
  readonly field: AxisReceptiveField;
  readonly steps: readonly Step[];
  /** The cells of this map, from 0, that the chosen output cell sees, gaps counted; beyond its ends in padding. */
  readonly first: number;
  readonly last: number;
  /** How many paths lead from the chosen output cell to each cell of this map. */
  readonly paths: readonly number[];
}

/** A stack with one of its output cells chosen, and everything that follows. */
export interface Stack {
  /** From the input to the output. */
  readonly maps: readonly StackMap[];
  readonly windows: readonly Gathering[];
  readonly causal: boolean;
  /** The chosen output cell, from 0. */
  readonly at: number;
  /** The field in one sum, and what comes of adding kernel sizes up instead. */
  readonly inOneSum: Step;
  readonly kernelsAdded: Step;
  /** The paths to each cell of a square input, from the output cell at the same place on both axes, row by row. */
  readonly square: readonly number[];
}

/** What a stack can say is wrong, besides a layer's own issues. */
export interface StackWords extends Sentences<Issue> {
  readonly noSuch: string;
  readonly names: Readonly<Record<LayerField | "length" | "n" | "layers", string>>;
  readonly ofLayer: string;
}

interface Read {
  readonly stack?: Stack;
  readonly complaints: readonly Complaint[];
}

/** The stack that a state asks for, or what is wrong with it. */
export function readStack(state: State, words: StackWords): Read {
  const complaints: Complaint[] = [];
  const whole = (control: string, field: string, name: string, minimum: number, maximum: number) => {
    const number = readText(state[control] ?? "");
    if (typeof number === "number" && number >= minimum && number <= maximum) return number;
    const sentence = format(words.noSuch, { name, minimum, maximum, got: state[control] ?? "" });
    complaints.push({ field, sentence, controls: [control] });
    return minimum;
  };
  const length = whole("length", "length", words.names.length, 1, most.length);
  const count = whole("layers", "length", words.names.layers, 1, most.layers);
  const rows = Array.from({ length: count }, (_, nth) =>
    layerFields.map((field) => {
      const name = format(words.ofLayer, { name: words.names[field], layer: nth + 1 });
      return whole(controlOf(field, nth), rowField(nth), name, least[field], most[field]);
    }),
  );
  if (complaints.length > 0) return { complaints };
  const sizes = [length];
  const causal = state.causal !== "";
  const windows: Gathering[] = [];
  for (const [nth, [kernelSize, stride, dilation, padding]] of rows.entries()) {
    const spec = { inputSize: [sizes[nth]], inChannels: 1, outChannels: 1, kernelSize, stride, dilation };
    const { layer, issues } = safeParse({ ...spec, padding: causal ? "causal" : padding });
    if (!layer)
      return {
        complaints: issues.map((issue) => ({
          field: rowField(nth),
          sentence: formatIssue(words, issue),
          controls: [controlOf("kernel", nth)],
        })),
      };
    const { outputSize, effectiveKernel, padding: sides } = deriveConvolution(layer);
    sizes.push(outputSize[0] as number);
    const before = sides[0]?.[0] as number;
    windows.push({
      span: effectiveKernel[0] as number,
      stride: stride as number,
      before,
      dilation: dilation as number,
    });
  }
  const cells = sizes.at(-1) as number;
  const at =
    state.n === "" ? (causal ? cells : Math.ceil(cells / 2)) : whole("n", "n", words.names.n, 1, cells);
  return complaints.length > 0
    ? { complaints }
    : { complaints, stack: stackOf(sizes, windows, causal, at - 1) };
}

function stackOf(
  sizes: readonly number[],
  windows: readonly Gathering[],
  causal: boolean,
  at: number,
): Stack {
  const layers = windows.map((window, nth) => ({ windows: [window], inputSize: [sizes[nth] as number] }));
  const onSquare = layers.map(({ windows: [window], inputSize: [size] }) => ({
    windows: [window, window] as readonly Gathering[],
    inputSize: [size, size] as readonly number[],
  }));
  const maps = fieldsThrough(windows).map((field, nth): StackMap => {
    const size = sizes[nth] as number;
    const { start, jump, size: wide } = axisOf(fieldsThrough(windows.slice(nth)).at(-1) as ReceptiveField);
    // Windows that gather step by whole cells.
    const first = start.numerator + at * jump.numerator;
    const below = layers.slice(nth);
    const paths = below.length > 0 ? [...pathCounts(below, [at]).data] : itselfAlone(size, at);
    return { size, field: axisOf(field), steps: field.steps, first, last: first + wide - 1, paths };
  });
  const spans = Object.fromEntries(windows.map(({ span }, nth) => [`k_${nth + 1}`, span]));
  return {
    maps,
    windows,
    causal,
    at,
    inOneSum: fieldInOneSum(windows),
    kernelsAdded: work(rule("kernelsAdded", "k", sum(...Object.keys(spans))), spans),
    square: [...pathCounts(onSquare, [at, at]).data],
  };
}

function axisOf({ axes }: ReceptiveField): AxisReceptiveField {
  return (axes as readonly AxisReceptiveField[])[0] as AxisReceptiveField;
}

function itselfAlone(size: number, at: number): readonly number[] {
  return Array.from({ length: size }, (_, place) => Number(place === at));
}

function rowField(nth: number): string {
  return `layer${nth + 1}`;
}
