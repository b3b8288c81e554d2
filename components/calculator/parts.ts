import { derive, type LayerIssue, type WindowedLayer } from "../../src/convolution/index.ts";
import { chain, rule, type Step } from "../../src/convolution/step.ts";
import type { Result } from "../../src/convolution/validate.ts";
import { sum } from "../../src/formula/formula.ts";
import { type Counting, countIn } from "../../src/layers/counting.ts";
import type { LayerSpec, Shape, Shaped } from "../../src/layers/index.ts";
import { safeParseOn, shaped } from "../../src/layers/windowed.ts";

/** A layer of the form, checked: every number in it is one. */
export type Checked = WindowedLayer;

/** One of the layers that the form's layer is made of, with what follows from it. */
export interface Part {
  readonly layer: Checked;
  readonly inputShape: Shape;
  readonly shaped: Shaped;
  /** Its sizes, one entry an axis, which its picture is drawn from. */
  readonly derivation: ReturnType<typeof derive>;
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

/** Layers on the shape that comes in, each after the one before; the issues of the first that cannot be. */
export function inRow(
  layers: readonly LayerSpec[],
  inputShape: Shape,
): Result<readonly Checked[], LayerIssue> {
  const row: Checked[] = [];
  let shape = inputShape;
  for (const layer of layers) {
    const parsed = safeParseOn(layer, shape);
    if (!parsed.layer) return { issues: parsed.issues };
    row.push(parsed.layer);
    shape = shaped(parsed.layer).outputShape;
  }
  return { layer: row, issues: [] };
}

/** What follows from the layers in a row, counted as asked; throws CountNotExactError where the count passes 2^53 - 1. */
export function answerTo(row: readonly Checked[], counting: Counting): Answer {
  const parts = row.map((layer): Part => {
    const inputShape = ["channels" in layer ? layer.channels : layer.inChannels, ...layer.inputSize];
    const derivation = derive(layer);
    const result = shaped(layer);
    const placed = { ...result, layer: layer as LayerSpec, inputShapes: [inputShape] };
    return { layer, inputShape, shaped: result, derivation, operations: countIn(counting, placed) };
  });
  const last = parts.at(-1) as Part;
  const totals = parts.length > 1 ? totalsOf(parts) : [];
  const { parameters, outputShape } = last.shaped;
  const [trained = parameters, operations = last.operations.value] = totals.map(({ value }) => value);
  return { parts, outputShape, parameters: trained, operations, totals };
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
