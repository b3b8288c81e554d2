import { axisLetters, type Step } from "../../src/convolution/index.ts";
import { symbolsOf } from "../../src/formula/formula.ts";
import { type EquationOptions, equation, type Side } from "../../src/formula/nodes.ts";
import { madeOnce, type Node, node } from "../widget/node.ts";
import type { SharedStep } from "./steps.ts";

/** The rule of a step in letters, with what it gives: `o_h = o_w = ...` where `axes` of so many axes share it. */
export function ruleNode({ step, axes }: SharedStep, rank = 1, source = false): Node {
  return equation([...namesOf(step, axes, rank), { formula: step.formula }], { ...marked, source });
}

/** The rule of a step with its numbers put in, and its value, as it goes on from the rule: `= 3 x 3 = 9`. */
export function numbersNode({ step }: SharedStep, source = false): Node {
  return equation(valueSides(step), { ...marked, source, continued: true });
}

/** The numbers of a step and its value; with a rank, after what the step gives: `o_h = 8 - 1 = 7`. */
export function valueNode({ step, axes }: SharedStep, rank?: number, source = false): Node {
  const names = rank === undefined ? [] : namesOf(step, axes, rank);
  return equation([...names, ...valueSides(step)], { ...marked, source });
}

// A letter alone with its number put in is the value already.
function valueSides({ formula, values, symbol, value }: Step): readonly Side[] {
  const given = { formula: symbol, values: { [symbol]: value } };
  return formula.kind === "symbol" ? [given] : [{ formula, values }, given];
}

/** A step as one line: its rule, and its numbers after it. */
export function pairNode(shared: SharedStep, rank: number): Node {
  return node("div", { class: "line" }, ruleNode(shared, rank), " ", numbersNode(shared));
}

/** Whether a rule has letters to put numbers in for. */
export function hasNumbers({ formula }: Step): boolean {
  return symbolsOf(formula).length > 0;
}

/** A line of a derivation: its label, the rule in letters, and the rule in numbers. */
export function lineNode(shared: SharedStep, label: string, rank?: number): Node {
  const { step, axes } = shared;
  const { quantity, symbol, formula, values } = step;
  return node(
    "div",
    { class: "line", "data-quantity": quantity },
    node("span", { class: "label" }, label),
    madeOnce([symbol, formula, axes, rank], () => node("span", { class: "rule" }, ruleNode(shared, rank))),
    hasNumbers(step) &&
      madeOnce([symbol, formula, values], () => node("span", { class: "numbers" }, numbersNode(shared))),
  );
}

// A symbol with a subscript, such as k_eff, keeps it and gets no axis: the heading tells the axis.
function namesOf({ symbol }: Step, axes: readonly number[], rank: number): readonly Side[] {
  const told = rank > 1 && !symbol.includes("_") ? axes : [];
  const names = told.map((axis) => `${symbol}_${axisLetters(rank)[axis]}`);
  return (names.length > 0 ? names : [symbol]).map((formula) => ({ formula }));
}

/** Marks each symbol, and the number put in for it, with its role, by which a page colours it. */
export const marked: EquationOptions = {
  mark: (name) => (hasRole(name) ? { "data-symbol": symbolKey(name) } : undefined),
};

/** Whether a symbol has the colour of input, kernel or output; counts (n, m, e) and what is left over (u) have none. */
function hasRole(name: string): boolean {
  return !/^[nmeu](_|$)/.test(name);
}

/** The key by which a symbol is coloured and lit: without its axis, `k` for `k_h`; other subscripts stay, `C_in`. */
export function symbolKey(name: string): string {
  return name.replace(/^([iko])_[dhw\d]$/, "$1");
}
