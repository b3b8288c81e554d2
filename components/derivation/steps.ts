import type { Derivation, Step } from "../../src/convolution/index.ts";
import { text } from "../../src/formula/text.ts";

/** A step and the axes it holds for: axes with the same formula and numbers share one. */
export interface SharedStep {
  readonly step: Step;
  readonly axes: readonly number[];
}

/**
 * The steps that give a quantity, one for all axes with the same formula and numbers.
 *
 * @throws RangeError that lists the known quantities, where no step gives it.
 */
export function stepsOf({ steps }: Derivation, quantity: string, axis?: number): readonly SharedStep[] {
  const found = shareAxes(
    steps.filter((step) => step.quantity === quantity && (axis === undefined || step.axis === axis)),
  );
  if (found.length === 0) {
    const known = [...new Set(steps.map((step) => step.quantity))].join(", ");
    throw new RangeError(
      `No step gives "${quantity}"${axis === undefined ? "" : ` on axis ${axis}`}; the steps give: ${known}.`,
    );
  }
  return found;
}

/** Steps in their order, one for all axes with the same formula and numbers. */
export function shareAxes(steps: readonly Step[]): readonly SharedStep[] {
  const each = steps.map((step) => ({ step, axes: step.axis === undefined ? [] : [step.axis] }));
  return together(each, ({ quantity, formula, values }) => [quantity, formula, values]);
}

/** Steps in their order, one for all axes with the same formula; its numbers are those of the first axis. */
export function shareRules(steps: readonly SharedStep[]): readonly SharedStep[] {
  return together(steps, ({ quantity, formula }) => [quantity, formula]);
}

function together(steps: readonly SharedStep[], reading: (step: Step) => unknown): readonly SharedStep[] {
  const shared = new Map<string, SharedStep>();
  for (const { step, axes } of steps) {
    const key = JSON.stringify(reading(step));
    const first = shared.get(key) ?? { step, axes: [] };
    shared.set(key, { step: first.step, axes: [...first.axes, ...axes] });
  }
  return [...shared.values()];
}

/** A line in plain text: what it gives, the rule, the numbers put in where there are any, and the value. */
export function plainLine({ symbol, formula, values, value }: Step): string {
  const parts = [symbol, text(formula), text(formula, values), String(value)];
  return [...new Set(parts)].join(" = ");
}

/** Whether a line tells nothing: a kernel that is not dilated, an input of which nothing is left over. */
export function isIdle({ quantity, values, value }: Step): boolean {
  return values.d === 1 || (quantity === "unusedInput" && value === 0);
}

/** Whether a calculator leaves a step out: the line of the parameters holds weights and biases, elements are only counted. */
export function isLeftOut({ quantity }: Step): boolean {
  return ["weights", "biases", "inputElements", "outputElements"].includes(quantity);
}
