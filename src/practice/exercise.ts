import type { Convolution } from "../convolution/index.ts";
import { channelOrder } from "./channel-order.ts";
import { outputSize, parameters } from "./layer.ts";
import { padding } from "./padding.ts";
import type { Question } from "./question.ts";
import { Draw } from "./random.ts";
import { receptiveField, type StackedLayer } from "./receptive-field.ts";
import { type SummaryRow, wrongNumber } from "./wrong-number.ts";

/** The kinds of exercise. */
export const exerciseKinds = [
  "output-size",
  "parameters",
  "padding",
  "receptive-field",
  "channel-order",
  "wrong-number",
] as const;
export type ExerciseKind = (typeof exerciseKinds)[number];

/** The levels, from the first to the hardest. */
export const levels = [1, 2, 3] as const;
export type Level = (typeof levels)[number];

/** Seeds are whole numbers from 1 to this. */
export const lastSeed = 99_999;

/** What an exercise shows: a layer, with what its output must be; layers one on another; a line of code; or a summary. */
export type Shown =
  | { readonly kind: "layer"; readonly layer: Convolution; readonly to?: readonly number[] }
  | { readonly kind: "stack"; readonly layers: readonly StackedLayer[] }
  | {
      readonly kind: "code";
      readonly code: string;
      readonly order: "channels-first" | "channels-last";
      readonly said: boolean;
    }
  | {
      readonly kind: "summary";
      readonly inputShape: readonly number[];
      readonly rows: readonly SummaryRow[];
    };

/** An exercise: what is asked, and what is shown. */
export interface Exercise extends Question {
  readonly shown: Shown;
}

const makers: Readonly<Record<ExerciseKind, (draw: Draw, level: Level) => Exercise>> = {
  "output-size": outputSize,
  parameters,
  padding,
  "receptive-field": receptiveField,
  "channel-order": channelOrder,
  "wrong-number": wrongNumber,
};

/** The exercise of a kind, a level and a seed: the same whenever it is asked for. */
export function exerciseOf(kind: ExerciseKind, level: Level, seed: number): Exercise {
  return makers[kind](new Draw(`${kind} ${level} ${seed}`), level);
}
