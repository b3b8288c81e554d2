import type { LayerIssue } from "../convolution/index.ts";
import { chain, type Step } from "../convolution/step.ts";
import type { Result } from "../convolution/validate.ts";
import { type Operand, sum } from "../formula/formula.ts";
import type { LayerSpec, Shape, Shaped } from "../layers/spec.ts";
import { shapeIn } from "./channel-order.ts";
import { complete, type Taken, toLayers } from "./complete.ts";
import { type ConventionRefusal, type Difference, refusalsOf } from "./finding.ts";
import type { CompleteSpec, ConventionSpec, Framework, LayerConvention } from "./framework.ts";

/**
 * A layer under a framework's convention: what it takes for granted, what it refuses, what it reports and why that
 * differs.
 */
export interface UnderConvention {
  /** The defaults that the spec left to the framework. */
  readonly taken: Taken;
  /** Why it is not built as written; then nothing is reported. */
  readonly refusals: readonly ConventionRefusal[];
  readonly differences: readonly Difference[];
  /** The same in this notebook's layers, one after another, refused or not; their numbers in the reader's terms. */
  readonly layers: readonly LayerSpec[];
  /** What comes into them, channels first. */
  readonly inputShape: Shape;
  /** Why these layers cannot be; empty where they can. */
  readonly issues: readonly LayerIssue[];
  readonly reported?: Reported;
}

/** What a program that follows the convention says of a layer. */
export interface Reported {
  /** Without the batch, its channels where the convention has them. */
  readonly outputShape: Shape;
  /** All that it counts as parameters. */
  readonly parameters: number;
  readonly trained: number;
  /** Numbers kept and not trained: statistics and counters. */
  readonly kept: number;
  /** The convention's own rules: an output size an axis, then its count; each value that of its formula. */
  readonly steps: readonly Step[];
}

/**
 * What a convention makes of a layer. The numbers are those of this notebook's layers, except an output size for which the
 * convention has a rule of its own, and the count of parameters, which is always the convention's. `safeDerive` knows the kinds
 * of layer that may come up: a page that asks for some of them need not hold all.
 */
export function underConventionBy(
  safeDerive: SafeDerive,
  framework: Framework,
  spec: ConventionSpec,
): UnderConvention {
  const rules = framework.layers[spec.kind];
  if (!rules) {
    const refusals = [{ code: "no-such-layer", kind: spec.kind } as const];
    return { taken: {}, refusals, differences: [], layers: [], inputShape: spec.inputShape, issues: [] };
  }
  const { written, taken } = complete(framework, rules, spec);
  const inputShape = [written.channels, ...written.inputSize];
  const asWritten = toLayers(written);
  const unreadable = carriedThrough(safeDerive, asWritten, inputShape).issues.filter(({ code }) =>
    unreadableCodes.has(code),
  );
  if (unreadable.length > 0) {
    return { taken, refusals: [], differences: [], layers: asWritten, inputShape, issues: unreadable };
  }
  const refusals = refusalsOf(framework, rules, written);
  const differences = [...orderDifference(written), ...(rules.differ?.(written) ?? [])];
  const layers = toLayers({ ...written, ...rules.made?.(written) });
  const { shaped, issues } = carriedThrough(safeDerive, layers, inputShape);
  const found = { taken, refusals, differences, layers, inputShape, issues };
  if (refusals.length > 0 || issues.length > 0) return found;
  return { ...found, reported: report(framework, written, shaped, sizeSteps(rules, written, shaped)) };
}

// A field without a usable number: no convention could say more of it.
const unreadableCodes: ReadonlySet<LayerIssue["code"]> = new Set<LayerIssue["code"]>([
  "missing",
  "not-a-whole-number",
  "out-of-range",
  "wrong-length",
  "no-axis",
  "too-many-axes",
  "not-a-boolean",
  "count-not-exact",
]);

/** What a layer makes of the shapes that come in. */
export type SafeDerive = (layer: LayerSpec, inputShapes: readonly Shape[]) => Result<Shaped, LayerIssue>;

function carriedThrough(
  safeDerive: SafeDerive,
  layers: readonly LayerSpec[],
  inputShape: Shape,
): { readonly shaped: readonly Shaped[]; readonly issues: readonly LayerIssue[] } {
  const shaped: Shaped[] = [];
  let shape = inputShape;
  for (const layer of layers) {
    const { layer: next, issues } = safeDerive(layer, [shape]);
    if (!next) return { shaped, issues };
    shaped.push(next);
    shape = next.outputShape;
  }
  return { shaped, issues: [] };
}

// The first of the layers moves the window; a 1x1 convolution after it changes no size.
function sizeSteps(
  rules: LayerConvention,
  written: CompleteSpec,
  [first]: readonly Shaped[],
): readonly Step[] {
  return written.inputSize.flatMap((_, axis) => {
    const own = rules.sizes?.(written, axis);
    if (!own) return (first as Shaped).steps.filter((step) => step.axis === axis);
    const { steps, take } = chain(own.given, axis);
    own.rules.forEach(take);
    return steps;
  });
}

function report(
  framework: Framework,
  { order }: CompleteSpec,
  shaped: readonly Shaped[],
  sizes: readonly Step[],
): Reported {
  const last = shaped.at(-1) as Shaped;
  const [channels = 0, ...ours] = last.outputShape;
  const size = ours.map(
    (length, axis) =>
      sizes.findLast((step) => step.axis === axis && step.quantity === "outputSize")?.value ?? length,
  );
  const count = (quantity: "parameters" | "buffers" | "counters") =>
    shaped.map((layer) => layer[quantity]).reduce((total, each) => total + each, 0);
  const parts = Object.fromEntries(shaped.map(({ parameters }, at) => [`n_${at + 1}`, parameters]));
  const counts = chain({ n: count("parameters"), n_r: count("buffers"), n_t: count("counters"), ...parts });
  const several: readonly Operand[] = Object.keys(parts);
  if (several.length > 1) counts.take({ quantity: "trained", symbol: "n", formula: sum(...several) });
  counts.take({ quantity: "kept", symbol: "n_k", formula: framework.kept });
  counts.take({ quantity: "parameters", symbol: "n_all", formula: framework.parameters });
  return {
    outputShape: shapeIn(order, [channels, ...size]),
    parameters: counts.known.n_all as number,
    trained: counts.known.n as number,
    kept: counts.known.n_k as number,
    steps: [...sizes, ...counts.steps],
  };
}

function orderDifference({ order, channels, inputSize }: CompleteSpec): readonly Difference[] {
  return order === "channels-last" && inputSize.length > 0
    ? [{ code: "channels-last", channels, inputSize }]
    : [];
}
