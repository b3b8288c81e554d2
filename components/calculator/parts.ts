import {
  type Convolution,
  deriveConvolution,
  derivePooling,
  deriveTransposed,
  type LayerIssue,
  type Pooling,
  safeParse,
  safeParsePooling,
  safeParseTransposed,
  type TransposedConvolution,
} from "../../src/convolution/index.ts";
import { chain, rule, type Step } from "../../src/convolution/step.ts";
import { type Result, unwrap } from "../../src/convolution/validate.ts";
import { sum } from "../../src/formula/formula.ts";
import { type Counting, countIn } from "../../src/layers/counting.ts";
import type { LayerSpec, Shape, Shaped } from "../../src/layers/index.ts";
import { type Derived, shaped, windowedKinds } from "../../src/layers/windowed.ts";

/** A layer of the form, checked: every number in it is one. */
export type Checked = Convolution | TransposedConvolution | Pooling;

/** One of the layers that the form's layer is made of, with what follows from it. */
export interface Part {
  readonly layer: Checked;
  readonly inputShape: Shape;
  readonly shaped: Shaped;
  /** Its sizes, one entry an axis, which its picture is drawn from. */
  readonly derivation: Derived;
  /** The operations in the counting chosen. */
  readonly operations: Step;
}

/** Everything the page says of a layer: its parts, and its numbers as a whole. */
export interface Answer {
  readonly parts: readonly Part[];
  /** [C, ...spatial sizes]. */
  readonly outputShape: Shape;
  readonly parameters: number;
  readonly operations: number;
  /** The sums over the parts, where there are several. */
  readonly totals: readonly Step[];
}

/** A layer's fields, which may hold anything, its kind among them. */
export type Unread = { readonly kind: string; readonly [field: string]: unknown };

/** The layer that fields make, or the issues why they make none; `channels` or `inChannels` and `inputSize` are fields too. */
export function readLayer({ kind, ...spec }: Unread): Result<Checked, LayerIssue> {
  if (kind === "transposed-convolution") return safeParseTransposed(spec);
  if (kind.endsWith("-pooling"))
    return safeParsePooling({ ...spec, kind: kind === "max-pooling" ? "max" : "average" });
  return safeParse(spec);
}

/** What a layer of one of the form's kinds makes of the shape that comes in: the browser holds no other kinds. */
export function readWindowed(layer: LayerSpec, shapes: readonly Shape[]): Result<Shaped, LayerIssue> {
  const { kind, ...own } = layer;
  return windowedKinds[kind as keyof typeof windowedKinds](own, shapes);
}

/** Layers on the shape that comes in, each after the one before; the issues of the first that cannot be. */
export function inRow(
  layers: readonly LayerSpec[],
  inputShape: Shape,
): Result<readonly Checked[], LayerIssue> {
  const row: Checked[] = [];
  let shape = inputShape;
  for (const layer of layers) {
    const [channels, ...inputSize] = shape;
    const verdict = readLayer({ ...layer, channels, inChannels: channels, inputSize });
    if (!verdict.layer) return { issues: verdict.issues };
    row.push(verdict.layer);
    shape = unwrap(readWindowed(layer, [shape])).outputShape;
  }
  return { layer: row, issues: [] };
}

/** What follows from the layers in a row, counted as asked; throws CountNotExactError where the count passes 2^53 - 1. */
export function answerTo(row: readonly Checked[], counting: Counting): Answer {
  const parts = row.map((layer): Part => {
    const inputShape = ["channels" in layer ? layer.channels : layer.inChannels, ...layer.inputSize];
    const derivation = derivationOf(layer);
    const result = shaped(layer, derivation, layer.kind === "transposed-convolution");
    const placed = { ...result, layer: layer as LayerSpec, inputShapes: [inputShape] };
    return { layer, inputShape, shaped: result, derivation, operations: countIn(counting, placed) };
  });
  const last = parts.at(-1) as Part;
  const totals = parts.length > 1 ? totalsOf(parts) : [];
  const { parameters, outputShape } = last.shaped;
  const [trained = parameters, operations = last.operations.value] = totals.map(({ value }) => value);
  return { parts, outputShape, parameters: trained, operations, totals };
}

function derivationOf(layer: Checked): Derived {
  if (layer.kind === "convolution") return deriveConvolution(layer);
  if (layer.kind === "transposed-convolution") return deriveTransposed(layer);
  return { biases: 0, ...derivePooling(layer) };
}

function totalsOf(parts: readonly Part[]): readonly Step[] {
  const each = (name: string, value: (part: Part) => number) =>
    parts.map((part, at) => [`${name}${at + 1}`, value(part)] as const);
  const parameters = each("n_", ({ shaped }) => shaped.parameters);
  const operations = each("n_op", (part) => part.operations.value);
  const { steps, take } = chain(Object.fromEntries([...parameters, ...operations]));
  const total = (terms: typeof parameters) => sum(...terms.map(([name]) => name));
  take(rule("parameters", "n", total(parameters)));
  take(rule("operations", "n_op", total(operations)));
  return steps;
}
