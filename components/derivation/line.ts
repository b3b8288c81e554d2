import { axisLetters, type Step } from "../../src/convolution/index.ts";
import { symbolsOf } from "../../src/formula/formula.ts";
import { type EquationOptions, equation, type Side } from "../../src/formula/nodes.ts";
import { type Node, node } from "../widget/node.ts";
import type { SharedStep } from "./steps.ts";

/** The rule of a step in letters, with what it gives: `o_h = o_w = ...` where `axes` of so many axes share it. */
export function ruleNode({ step, axes }: SharedStep, rank = 1, source = false): Node {
  return equation([...namesOf(step, axes, rank), { formula: step.formula }], { ...marked, source });
}

/** The rule of a step with its numbers put in, and its value, as it goes on from the rule: `= 3 x 3 = 9`. */
export function numbersNode({ step }: SharedStep, source = false): Node {
  return equation(valueSides(step), { ...marked, source, continued: true });
}

/** The numbers of a step and its value on their own, after what it gives where several of a rank are told: `o_h = 8 - 1 = 7`. */
export function valueNode({ step, axes }: SharedStep, rank?: number, source = false): Node {
  const names = rank === undefined ? [] : namesOf(step, axes, rank);
  return equation([...names, ...valueSides(step)], { ...marked, source });
}

function valueSides({ formula, values, symbol, value }: Step): readonly Side[] {
  return [
    { formula, values },
    { formula: symbol, values: { [symbol]: value } },
  ];
}

/** A step as one line: its rule, and the numbers put in after it. */
export function pairNode(shared: SharedStep, rank: number): Node {
  return node("div", { class: "line" }, ruleNode(shared, rank), " ", numbersNode(shared));
}

/** Whether a rule has letters to put numbers in for. */
export function hasNumbers({ formula }: Step): boolean {
  return symbolsOf(formula).length > 0;
}

const lines = new Map<string, Node>();

/**
 * A line of a derivation: what it is about, the rule in letters, and the rule with the numbers put in. A line that was made
 * before is given again, so that what stayed as it was costs nothing.
 */
export function lineNode(shared: SharedStep, label: string, rank?: number): Node {
  const key = JSON.stringify([shared, label, rank]);
  let line = lines.get(key);
  if (!line) {
    // No page shows so many at once; what a reader typed long ago is not kept.
    if (lines.size > 500) lines.clear();
    line = newLine(shared, label, rank);
    lines.set(key, line);
  }
  return line;
}

function newLine(shared: SharedStep, label: string, rank?: number): Node {
  const { step } = shared;
  return node(
    "div",
    { class: "line", "data-quantity": step.quantity },
    node("span", { class: "label" }, label),
    node("span", { class: "rule" }, ruleNode(shared, rank)),
    hasNumbers(step) && node("span", { class: "numbers" }, numbersNode(shared)),
  );
}

// A symbol that has a subscript already keeps it: its axis is told beside it.
function namesOf({ symbol }: Step, axes: readonly number[], rank: number): readonly Side[] {
  const told = rank > 1 && !symbol.includes("_") ? axes : [];
  const names = told.map((axis) => `${symbol}_${axisLetters(rank)[axis]}`);
  return (names.length > 0 ? names : [symbol]).map((formula) => ({ formula }));
}

const marked: EquationOptions = {
  mark: (name) => (hasRole(name) ? { "data-symbol": symbolKey(name) } : undefined),
};

/** Whether a symbol belongs to the input, the kernel or the output: counts are of the whole layer and have no colour. */
function hasRole(name: string): boolean {
  return !/^[nmeu](_|$)/.test(name);
}

/** What a symbol goes by for colour and light: the letter alone where its subscript is an axis. */
export function symbolKey(name: string): string {
  return name.replace(/^([iko])_[dhw\d]$/, "$1");
}
