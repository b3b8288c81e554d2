import { beginWith, type Reading, refuseOthers } from "../convolution/fields.ts";
import { type AxisWindow, lookingThrough } from "../convolution/interval.ts";
import type { LayerField, LayerIssue } from "../convolution/issues.ts";
import { chain, type Rule, rule } from "../convolution/step.ts";
import { inexact, type Result, validate } from "../convolution/validate.ts";
import { axisSymbols, named } from "../convolution/window.ts";
import { type Formula, product, type Values } from "../formula/formula.ts";
import type { Shape, Shaped } from "./spec.ts";

/** A kind of layer that moves no window: how its fields are parsed, what shapes it takes, and the rules of its numbers. */
export interface LayerKind<Own = object> {
  /** How many shapes come in, more than one only into the layers that join; one where absent. */
  readonly inputs?: "one or more" | "two or more";
  /** How many spatial axes a shape may have; any number where absent. */
  readonly axes?: readonly [minimum: number, maximum: number];
  /** Names of fields that hold no number and no truth value, which `parse` hands on as they are. */
  readonly words?: readonly LayerField[];
  /** The layer's own fields, where it has some, with their defaults; what is wrong with them goes to the reading. */
  parse?(reading: Reading<LayerField>, own: Unchecked): Own;
  /** What about the fields does not fit the shapes; nothing where it is absent. */
  misfits?(own: Own, shapes: readonly Shape[]): readonly LayerIssue[];
  plan(own: Own, shapes: readonly Shape[]): Plan;
}

/** A layer's own fields, which may hold anything. */
export type Unchecked = { readonly [field in LayerField]?: unknown };

/** The rules of a layer on shapes that fit; the first shape's channels and sizes pass through where nothing else is said. */
export interface Plan {
  readonly given?: Values;
  /** The rules of one spatial axis, which give its output size; absent where every size is passed on. */
  axis?(axis: number): { readonly given: Values; readonly rules: readonly Rule[] };
  /** The rules of the whole layer; that of the elements that go out follows them. */
  readonly rules?: readonly Rule[];
  /** The symbol of the first entry of the output's shape, which is given or has a rule; C, the input's, where absent. */
  readonly channels?: string;
  /** The other entries, where they are not those of the axes: none for a flat output. */
  readonly sizes?: readonly number[];
  readonly window?: "all" | "one" | ((axis: number) => AxisWindow);
}

/** What a layer of a kind makes of the shapes that come in, or the issues why it makes nothing of them. */
export function safeDeriveBy<Own>(
  kind: LayerKind<Own>,
  own: Unchecked,
  inputShapes: readonly Shape[],
): Result<Shaped, LayerIssue> {
  const readings = inputShapes.map(
    (shape) => beginWith<LayerField>("inputShape", { inputShape: shape }).reading,
  );
  const rank = Math.max(1, ...inputShapes.map((shape) => shape.length)) - 1;
  const issuesOfShapes = readings.flatMap(({ issues }) => issues);
  const reading: Reading<LayerField> = {
    given: own,
    rank,
    issues: issuesOfShapes,
    fields: new Set(["kind", ...(kind.words ?? [])]),
  };
  const fields = kind.parse?.(reading, own) ?? {};
  refuseOthers(reading);
  const issues = [...inputIssues(kind, inputShapes), ...reading.issues];
  const result = validate<Own, LayerIssue>(
    issues,
    fields,
    (parsed) => kind.misfits?.(parsed, inputShapes) ?? [],
  );
  if (!result.layer) return { issues: result.issues };
  const { layer: parsed } = result;
  let shaped: Shaped | undefined;
  const inexactness = inexact<LayerField, LayerIssue>({}, () => {
    shaped = carriedOut(kind.plan(parsed, inputShapes), inputShapes);
    return shaped.outputShape.flatMap((outputSize, at): readonly LayerIssue[] =>
      outputSize > 0 ? [] : [{ code: "output-not-positive", field: "inputShape", axis: at - 1, outputSize }],
    );
  });
  return inexactness.length > 0 || !shaped ? { issues: inexactness } : { layer: shaped, issues: [] };
}

function inputIssues<Own>(
  { inputs, axes = [0, 8] }: LayerKind<Own>,
  shapes: readonly Shape[],
): readonly LayerIssue[] {
  const field = "inputShape";
  const minimum = inputs === "two or more" ? 2 : 1;
  const many = shapes.length;
  if (many < minimum || (!inputs && many > 1)) {
    return [{ code: "wrong-input-count", field, inputs: many, minimum }];
  }
  const [least, most] = axes;
  return shapes.flatMap(({ length }): readonly LayerIssue[] => {
    const rank = length - 1;
    if (rank >= least && rank <= most) return [];
    return [{ code: "wrong-rank", field, rank, minimum: least, maximum: most }];
  });
}

function carriedOut(plan: Plan, [shape = []]: readonly Shape[]): Shaped {
  const { rules = [], channels: entry = "C", window = () => lookingThrough } = plan;
  const [channels = 0, ...inputSize] = shape;
  const axes = inputSize.map((size, axis) => {
    const own = plan.axis?.(axis) ?? { given: {}, rules: [] };
    const derivation = chain({ i: size, ...own.given }, axis);
    own.rules.forEach(derivation.take);
    return derivation;
  });
  const outputSize = plan.sizes ?? axes.map(({ known }, axis) => known.o ?? (inputSize[axis] as number));
  const whole = chain({ C: channels, ...named({ i: inputSize, o: outputSize }), ...plan.given });
  const letter = plan.axis || plan.sizes ? "o" : "i";
  const outputElements = product(entry, ...axisSymbols(outputSize.length, letter));
  for (const each of [...rules, rule("outputElements", "e_out", outputElements)]) whole.take(each);
  const value = (quantity: string) => whole.steps.find((step) => step.quantity === quantity)?.value ?? 0;
  return {
    outputShape: [whole.known[entry] as number, ...outputSize],
    outputElements: value("outputElements"),
    parameters: value("parameters"),
    biases: value("biases"),
    buffers: value("buffers"),
    counters: value("counters"),
    macs: value("macs"),
    steps: [...axes.flatMap(({ steps }) => steps), ...whole.steps],
    window: typeof window === "string" ? window : inputSize.map((_, axis) => window(axis)),
  };
}

/** The count of trained weights, biases, scales and shifts. */
export function parameters(formula: Formula): Rule {
  return rule("parameters", "n", formula);
}
