import { derive, type WindowedLayer } from "../../src/convolution/index.ts";
import { chain, rule, type Step } from "../../src/convolution/step.ts";
import { sum } from "../../src/formula/formula.ts";
import { type Counting, countIn } from "../../src/layers/counting.ts";
import type { LayerSpec, Shape, Shaped } from "../../src/layers/index.ts";
import { safeParseOn, shaped } from "../../src/layers/windowed.ts";

/** One of the layers that the form's layer is made of: a depthwise-separable convolution has two, every other kind one. */
export interface Part {
  readonly layer: WindowedLayer;
  readonly inputShape: Shape;
  readonly shaped: Shaped;
  /** Its sizes, one entry an axis, which its picture is drawn from. */
  readonly derivation: ReturnType<typeof derive>;
  /** The operations in the counting chosen. */
  readonly operations: Step;
}

/** A layer of the form, derived: its parts, and its numbers as a whole. */
export interface WholeLayer {
  readonly parts: readonly Part[];
  /** [C, ...spatial sizes]. */
  readonly outputShape: Shape;
  readonly parameters: number;
  readonly operations: number;
  /** The sums over the parts, where there are several. */
  readonly totals: readonly Step[];
}

/** Layers one after another on an input of this shape; undefined where one of them cannot be. */
export function layersOn(
  specs: readonly LayerSpec[],
  inputShape: Shape,
): readonly WindowedLayer[] | undefined {
  const layers: WindowedLayer[] = [];
  let shape = inputShape;
  for (const spec of specs) {
    const { layer } = safeParseOn(spec, shape);
    if (!layer) return undefined;
    layers.push(layer);
    shape = shaped(layer).outputShape;
  }
  return layers;
}

/** What layers one after another come to, counted as asked; throws CountNotExactError where a count passes 2^53 - 1. */
export function wholeLayer(layers: readonly WindowedLayer[], counting: Counting): WholeLayer {
  const parts = layers.map((layer): Part => {
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

// The parts' parameters and operations added up, as formulas: n = n_1 + n_2.
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
