/** Questions with an answer, the slips known about them, exercises made by a seed, and what a reader has done. */
export * from "./exercise.ts";
export type { AskedQuantity } from "./layer-slips.ts";
export * from "./leitner.ts";
export { type About, judge, type Question, questionOf } from "./question.ts";
export type { Counted, Slip, SlipName } from "./slips.ts";
