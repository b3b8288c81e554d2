import { type AxisReceptiveField, effectivePadding } from "../convolution/index.ts";
import type { Shape } from "../layers/index.ts";
import type { Claim, Printed } from "./network.ts";
import type { LayerSummary, Summary } from "./summarize.ts";
import { activationsOf, operationsOf, parametersOf } from "./totals.ts";

/**
 * The notebook's own value for a claim: a number, or the shape of an output [C, ...spatial sizes]. A receptive field
 * has one number where every axis has the same; NaN where they differ or all is seen.
 */
export function foundFor(claim: Claim, summary: Summary): number | Shape {
  const rows = rowsOf(claim, summary.rows);
  switch (claim.quantity) {
    case "outputShape":
      return (rows.at(-1) as LayerSummary).outputShape;
    case "parameters":
      return parametersOf(rows, claim.countedBy ?? "trainable");
    case "operations":
      return operationsOf(rows, claim.counting);
    case "activations":
      return activationsOf(rows, claim.countedBy ?? "every output", summary.inputShape);
    default:
      return alongEveryAxis(rows.at(-1) as LayerSummary, claim.quantity);
  }
}

/** Whether our value agrees with a claim: a shape entry by entry, a number to the digits that were printed. */
export function agrees(claim: Claim, found: number | Shape): boolean {
  if (claim.quantity === "outputShape") return String(claim.shape) === String(found);
  return Number.isInteger(found) && digits(found as number, claim) === BigInt(claim.printed.replace(".", ""));
}

type Field = "receptiveField" | "effectiveStride" | "effectivePadding";

// NaN where there is no one number for it: where all is seen, and where axes differ.
function alongEveryAxis({ receptiveField }: LayerSummary, quantity: Field): number {
  const axes = receptiveField === "all" ? [] : receptiveField.map((axis) => alongAxis(axis, quantity));
  const [first = Number.NaN] = axes;
  return axes.every((value) => value === first) ? first : Number.NaN;
}

function alongAxis(axis: AxisReceptiveField, quantity: Field): number {
  if (quantity === "receptiveField") return axis.size;
  const { numerator, denominator } = quantity === "effectiveStride" ? axis.jump : effectivePadding(axis);
  return numerator / denominator;
}

function rowsOf({ at, within, ...claim }: Claim, rows: readonly LayerSummary[]): readonly LayerSummary[] {
  const group = within === undefined ? rows : rows.filter(({ name }) => name.startsWith(`${within}.`));
  if (at === undefined) return group;
  const end = group.findIndex(({ name }) => name === at) + 1;
  return group.slice("upTo" in claim && claim.upTo ? 0 : end - 1, end);
}

// A whole number of the printed number's last digits; in big integers, because a double of 4.115e9 / 1e9 may not round
// as the quotient would.
function digits(found: number, { printed, times = 1, truncated = false, images = 1 }: Printed): bigint {
  const places = printed.includes(".") ? printed.length - 1 - printed.indexOf(".") : 0;
  const [top, unit] = [BigInt(found * images) * 10n ** BigInt(places), BigInt(times)];
  return truncated ? top / unit : (2n * top + unit) / (2n * unit);
}
