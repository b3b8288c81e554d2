import { axisLetters, type Step } from "../../src/convolution/index.ts";
import { symbolTex, tex } from "../../src/formula/tex.ts";

/** The TeX of one step of a derivation, in the pieces a page may set apart. */
export interface StepTex {
  /** What the step gives: `o_h`, or `o_h = o_w` where it holds for several axes. */
  readonly left: string;
  /** The rule in letters, with what it gives: `o_h = ...`. */
  readonly rule: string;
  /** The rule with the numbers put in. */
  readonly numbers: string;
  readonly value: string;
}

/** How to write a step: `axes` are those it holds for (it may hold for several alike), `live` leaves slots for new numbers. */
export interface StepTexOptions {
  readonly rank: number;
  readonly axes?: readonly number[];
  readonly live?: boolean;
}

/** One step in TeX; a symbol with a role carries `data-symbol`, for its colour and to light up with its field. */
export function stepTex(step: Step, { rank, axes = [], live = false }: StepTexOptions): StepTex {
  const { formula, values, symbol, value } = step;
  // A symbol that has a subscript already keeps it: its axis is told beside it.
  const told = rank > 1 && !symbol.includes("_") ? axes : [];
  const names = told.length > 0 ? told.map((axis) => `${symbol}_${axisLetters(rank)[axis]}`) : [symbol];
  const marked = (mark: string, name: string) =>
    hasRole(name) ? `\\htmlData{symbol=${symbolKey(name)}}{${mark}}` : mark;
  const number = (mark: string, name: string) =>
    live ? `\\htmlData{slot=${name}, symbol=${symbolKey(name)}}{${mark}}` : marked(mark, name);
  const left = names.map((name) => marked(symbolTex(name), name)).join(" = ");
  return {
    left,
    rule: `\\displaystyle ${left} = ${tex(formula, { dress: marked })}`,
    numbers: `\\displaystyle ${tex(formula, { values, dress: number })}`,
    value: live
      ? `\\htmlData{slot=value, symbol=${symbolKey(symbol)}}{${value}}`
      : marked(String(value), symbol),
  };
}

/** Whether a symbol belongs to the input, the kernel or the output: counts are of the whole layer and have no colour. */
function hasRole(name: string): boolean {
  return !/^[nmeu](_|$)/.test(name);
}

/** What a symbol goes by for colour and light: the letter alone where its subscript is an axis. */
export function symbolKey(name: string): string {
  return name.replace(/^([iko])_[dhw\d]$/, "$1");
}
