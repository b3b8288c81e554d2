import type { Step } from "../../src/convolution/index.ts";
import { symbolsOf } from "../../src/formula/formula.ts";
import { letters } from "../calculator/state.ts";
import { isIdle, isLeftOut, lineKey } from "../calculator/steps.ts";
import type { Part } from "./parts.ts";
import type { Reading } from "./reading.ts";

/** Where lines of a derivation stand: along the first layer's axes, for a layer as a whole, and by a framework's own rule. */
export const places = [
  ...letters,
  "layer",
  "pointwise",
  "total",
  ...letters.map((letter) => `own-${letter}` as const),
] as const;
export type Place = (typeof places)[number];

/** What a line is set from; a framework's rule may give a quantity by a letter of its own. */
export function keyOf(step: Step): string {
  return `${lineKey(step)}:${step.symbol}`;
}

/** The steps that stand at a place, in their order; those that tell nothing are left out. */
export function stepsAt(place: Place, reading: Reading): readonly Step[] {
  const { answer, found } = reading;
  if (!answer) return [];
  const [first, second] = answer.parts as readonly [Part, Part?];
  if (place === "layer") return wholeSteps(first);
  if (place === "pointwise") return second ? wholeSteps(second) : [];
  if (place === "total") return answer.totals;
  const rank = first.layer.inputSize.length;
  const axis = letters.indexOf(place.slice(-1) as "d") - letters.length + rank;
  const ofAxis = ({ steps }: { readonly steps: readonly Step[] }) =>
    steps.filter((step) => step.axis === axis && !isIdle(step));
  const ours = ofAxis(first.shaped);
  if (!place.startsWith("own")) return ours;
  const own = found?.reported ? ofAxis(found.reported) : [];
  const differs = sizeOf(own) !== sizeOf(ours);
  return differs ? own : [];
}

// The rule of the output size alone tells whether a framework has one of its own.
function sizeOf(steps: readonly Step[]): string | undefined {
  const step = steps.find(({ quantity }) => quantity === "outputSize");
  return step && keyOf(step);
}

/** The steps of a layer as a whole: what its operations are counted from goes along. */
function wholeSteps({ shaped, operations }: Part): readonly Step[] {
  const counted = symbolsOf(operations.formula);
  const whole = shaped.steps.filter(
    (step) => step.axis === undefined && (!isLeftOut(step) || counted.includes(step.symbol)),
  );
  const { kind } = operations.formula;
  // Where MACs alone are counted, or nothing is, their own line says it.
  const isSaid = kind === "integer" || (kind === "symbol" && counted.includes("m"));
  return isSaid ? whole : [...whole, operations];
}
