import type { Fraction } from "../formula/evaluate.ts";
import { difference, product, quotient, sum } from "../formula/formula.ts";
import { exactValue, termOf } from "./fraction.ts";
import { type Interval, intervalAt, type Period } from "./interval.ts";
import type { Step } from "./step.ts";

/** The receptive field along one axis at one place in a network, in elements of the network's input. */
export interface AxisReceptiveField {
  /**
   * From the first to the last element, gaps counted; the largest of the fields, since behind transposed convolutions
   * neighbours' may differ in size. Whole; 0 where the field is empty. The input's edges, which cut fields off, do not count.
   */
  readonly size: number;
  /** How far apart the fields of neighbours are, on average. */
  readonly jump: Fraction;
  /**
   * Where a field of this size begins that has the centre of the first element's: below 0 in the padding; between two
   * elements where a transposed convolution puts its outputs between its inputs.
   */
  readonly start: Fraction;
  /** The field of each single element. */
  readonly period: Period;
}

/** The receptive field at one place in a network. */
export interface ReceptiveField {
  /** One entry a spatial axis; "all" behind a layer that sees all of its input. */
  readonly axes: readonly AxisReceptiveField[] | "all";
  /** False behind merged branches whose fields have different centres. */
  readonly aligned: boolean;
  /** How it follows from the field before; none where nothing changed, or where all is seen. */
  readonly steps: readonly Step[];
}

/** The field of the element at an index along an axis; undefined where it is empty. */
export function intervalOf({ period }: AxisReceptiveField, index: number): Interval | undefined {
  return intervalAt(period, index);
}

/**
 * The centre of the field of the element at an index: start + index * jump + (size - 1) / 2 (google-research's
 * receptive_field, README, whose effective padding is -start).
 */
export function centre({ size, jump, start }: AxisReceptiveField, index: number): Fraction {
  const [from, each] = [termOf("x_0", start), termOf("j_0", jump)];
  const formula = sum(from.formula, product("n", each.formula), quotient(difference("r", 1), 2));
  return exactValue("centre", formula, { ...from.values, ...each.values, n: index, r: size });
}

/** How far before the input the first field begins: google-research's receptive_field calls it effective padding. */
export function effectivePadding({ start: { numerator, denominator } }: AxisReceptiveField): Fraction {
  return { numerator: 0 - numerator, denominator };
}

/** How far apart the fields of neighbours are: google-research's receptive_field calls it effective stride. */
export function effectiveStride({ jump }: AxisReceptiveField): Fraction {
  return jump;
}
