import type { Derivation, Step } from "../src/convolution/index.ts";

/** A step and the axes it holds for: axes that read alike, number for number, share one. */
export interface SharedStep {
  readonly step: Step;
  readonly axes: readonly number[];
}

/**
 * The steps that give a quantity, axes that read alike taken together.
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

/** Steps in their order, those of the same quantity and the same numbers on different axes taken together. */
export function shareAxes(steps: readonly Step[]): readonly SharedStep[] {
  const shared = new Map<string, SharedStep>();
  for (const step of steps) {
    const reading = JSON.stringify([step.quantity, step.formula, step.values]);
    const axes = [...(shared.get(reading)?.axes ?? []), ...(step.axis === undefined ? [] : [step.axis])];
    shared.set(reading, { step: shared.get(reading)?.step ?? step, axes });
  }
  return [...shared.values()];
}
