import type { Fraction } from "../formula/evaluate.ts";
import { difference, product, quotient, sum } from "../formula/formula.ts";
import { exactly, written } from "./fraction.ts";
import { type Reach, reachIn, type Turn } from "./reach.ts";
import type { Step } from "./step.ts";

/** What the elements of one place in a network see of its input, along one axis, in elements of the input. */
export interface AxisSight {
  /**
   * From the first to the last element seen, gaps counted; the most that any element sees, since behind transposed layers
   * neighbours may see more or less. Whole; 0 where nothing is seen. The input's edges, which cut fields off, do not count.
   */
  readonly size: number;
  /** How far apart the fields of neighbours are, on average. */
  readonly jump: Fraction;
  /**
   * Where a field of this size begins whose middle is that of the first element's: the first element seen, before 0 in the
   * padding; between two elements where a transposed layer puts its outputs between its inputs.
   */
  readonly start: Fraction;
  /** What each single element sees. */
  readonly turn: Turn;
}

/** What the elements of one place in a network see of its input. */
export interface Sight {
  /** One entry a spatial axis; "all" behind a layer that sees all of its input. */
  readonly axes: readonly AxisSight[] | "all";
  /** False behind branches that met with fields of different middles. */
  readonly aligned: boolean;
  /** What gave this from the sight before; none where nothing changed, or where all is seen. */
  readonly steps: readonly Step[];
}

/** The first and last element that the element at an index sees along an axis; undefined where it sees nothing. */
export function reachOf({ turn }: AxisSight, index: number): Reach | undefined {
  return reachIn(turn, index);
}

/**
 * The middle of the field of the element at an index: start + index * jump + (size - 1) / 2 (google-research's
 * receptive_field, README, whose effective padding is -start).
 */
export function centre({ size, jump, start }: AxisSight, index: number): Fraction {
  const [from, each] = [written("x_0", start), written("j_0", jump)];
  const formula = sum(from.formula, product("n", each.formula), quotient(difference("r", 1), 2));
  return exactly("centre", formula, { ...from.values, ...each.values, n: index, r: size });
}

/** How far before the input the first field begins: google-research's receptive_field calls it effective padding. */
export function effectivePadding({ start: { top, over } }: AxisSight): Fraction {
  return { top: 0 - top, over };
}

/** How far apart the fields of neighbours are: google-research's receptive_field calls it effective stride. */
export function effectiveStride({ jump }: AxisSight): Fraction {
  return jump;
}
