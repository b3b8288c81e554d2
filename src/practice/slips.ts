import type { PaddingPair } from "../convolution/index.ts";
import { evaluate } from "../formula/evaluate.ts";
import type { Formula, Values } from "../formula/formula.ts";

/** What was counted, to be drawn: blocks of a kernel's weights, or the places of a window along one axis. */
export type Counted =
  | {
      readonly kind: "blocks";
      readonly kernels: number;
      readonly channels: number;
      readonly size: readonly number[];
    }
  | {
      readonly kind: "places";
      readonly input: number;
      readonly padding: PaddingPair;
      readonly span: number;
      readonly starts: readonly number[];
    };

/** A number that a reader may come to by a known slip: the slip's name, and what it comes to; one number an axis of a shape. */
export interface Slip<Name extends string = SlipName> {
  readonly name: Name;
  readonly value: readonly number[];
  readonly counted?: Counted | undefined;
}

/** The slips that are known by name; each language has a sentence for each. */
export type SlipName =
  | "flat-kernels"
  | "one-flat-kernel"
  | "one-kernel"
  | "all-kernels"
  | "biases-forgotten"
  | "bias-in-kernel"
  | "bias-a-channel"
  | "bias-a-layer"
  | "bias-a-place"
  | "bias-added"
  | "groups-forgotten"
  | "groups-twice"
  | "no-one-added"
  | "rounded-up"
  | "padding-once"
  | "padding-forgotten"
  | "stride-forgotten"
  | "dilation-forgotten"
  | "divided-only"
  | "size-kept"
  | "channels-kept"
  | "channels-left-out"
  | "channels-counted"
  | "channels-last"
  | "first-length"
  | "kernel-halved"
  | "both-sides"
  | "more-than-least"
  | "kernels-added"
  | "strides-forgotten"
  | "own-stride-counted"
  | "last-kernel-only"
  | "other-order"
  | "as-printed";

/** A slip as a formula, in the letters of what it is about. */
export type Reading = readonly [name: SlipName, formula: Formula, counted?: Counted];

/** Readings with numbers put in; those that come to no whole number above 0 are left out. */
export function numbersOf(readings: readonly Reading[], values: Values): readonly Slip[] {
  return readings
    .map(([name, formula, counted]) => ({ name, value: [evaluate(formula, values)], counted }))
    .filter(({ value }) => value.every((number) => Number.isSafeInteger(number) && number > 0));
}

/** Slips without those that come to the answer; of two that come to the same, the first. */
export function distinct(slips: readonly Slip[], answer: readonly number[]): readonly Slip[] {
  const seen = new Set([answer.join()]);
  return slips.filter(({ value }) => !seen.has(value.join()) && seen.add(value.join()));
}
