import { type AxisReceptiveField, axisLetters, type Step } from "../../src/convolution/index.ts";
import type { Fraction } from "../../src/formula/evaluate.ts";
import { text } from "../../src/formula/text.ts";
import type { Shape } from "../../src/layers/index.ts";
import type { Network } from "../../src/networks/network.ts";
import type { LayerSummary, Summary } from "../../src/networks/summarize.ts";
import { plainLine, type SharedStep } from "../derivation/steps.ts";
import { linesOf } from "./layer-text.ts";

/** A network as the JSON it is published as: the graph, what every layer makes of its input and by which formulas, the totals. */
export function exportNetwork(network: Network, { inputShape, rows, totals }: Summary, addresses: Addresses) {
  const { id, name, variant, otherInputs, claims, sources } = network;
  return {
    $schema: addresses.schema,
    id,
    name,
    ...(variant && { variant }),
    address: addressOn(addresses, network, inputShape),
    inputShape,
    ...(otherInputs && { otherInputs: Object.keys(otherInputs) }),
    outputShape: rows.at(-1)?.outputShape,
    totals,
    layers: rows.map(exportRow),
    claims,
    sources,
    licence: "CC-BY-4.0",
  };
}

/** Where the schema of the networks' JSON stands, in the site. */
export const schemaPath = "networks/schema.json";

/** Where a network's page and the schema stand, by what gives a path of the site its address. */
export function networkAddresses(id: string, addressOf: (path: string) => string) {
  return { page: addressOf(`networks/${id}/`), schema: addressOf(schemaPath) };
}
export type Addresses = ReturnType<typeof networkAddresses>;

/** The address of a network's page on an input, which a file of that input keeps. */
export function addressOn({ page }: Addresses, { inputShape }: Network, shape: Shape): string {
  if (shape.join() === inputShape.join()) return page;
  return `${page}?${new URLSearchParams(shape.map((entry) => ["input", String(entry)]))}`;
}

/** What a file of a network on an input is called: resnet-50-3x512x512.csv. */
export function fileName({ id }: Network, { inputShape }: Summary, kind: string): string {
  return `${id}-${inputShape.join("x")}.${kind}`;
}

function exportRow(row: LayerSummary) {
  const { name, from, shares, layer, inputShapes, outputShape, receptiveField, aligned } = row;
  const { parameters, buffers, counters, biases, macs, outputElements } = row;
  return {
    ...{ name, from, ...(shares && { shares }), layer, inputShapes, outputShape },
    ...{ parameters, buffers, counters, biases, macs, outputElements },
    receptiveField: receptiveField === "all" ? "all" : receptiveField.map(exportField),
    aligned,
    steps: [...row.steps, ...row.receptiveFieldSteps].map(exportStep),
  };
}

// A distance between elements is a fraction behind transposed layers, so it is written as one: "1/2".
function exportField({ size, jump, start }: AxisReceptiveField) {
  const written = ({ numerator, denominator }: Fraction) =>
    denominator === 1 ? String(numerator) : `${numerator}/${denominator}`;
  return { size, jump: written(jump), start: written(start) };
}

function exportStep({ formula, ...step }: Step) {
  return { ...step, formula: text(formula), numbersPutIn: text(formula, step.values) };
}

/** The table as comma-separated values (RFC 4180), a header and a row a layer; shapes are written 64x112x112. */
export function csvOf({ rows }: Summary): string {
  const lines = [
    Object.keys(columns),
    ...rows.map((row) => Object.values(columns).map((cellOf) => cellOf(row))),
  ];
  return lines.map((cells) => `${cells.map(quoted).join(",")}\r\n`).join("");
}

const columns: Readonly<Record<string, (row: LayerSummary) => string | number>> = {
  name: ({ name }) => name,
  kind: ({ kind }) => kind,
  from: ({ from }) => from.join(" "),
  output_shape: ({ outputShape }) => outputShape.join("x"),
  parameters: ({ parameters }) => parameters,
  buffers: ({ buffers }) => buffers,
  macs: ({ macs }) => macs,
  output_elements: ({ outputElements }) => outputElements,
  receptive_field: ({ receptiveField: axes }) =>
    axes === "all" ? axes : axes.map(({ size }) => size).join("x"),
};

function quoted(cell: string | number): string {
  const text = String(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * The derivation of every layer in plain text, which needs no language: its name, its shapes, and under them a line a step,
 * after the letters of its axes where not every axis reads alike.
 */
export function derivationsOf({ inputShape, rows }: Summary): string {
  const letters = axisLetters(inputShape.length - 1);
  const told = (axes: readonly number[]) => (axes.length === letters.length ? [] : axes);
  const line = (shared: SharedStep) =>
    [...told(shared.axes).map((axis) => `${letters[axis]}: `), plainLine(shared.step)].join("");
  return rows
    .map((row) => {
      const read = row.inputShapes.map((shape) => shape.join("x")).join(" ");
      const lines = linesOf(row).map((shared) => `  ${line(shared)}\n`);
      return `${row.name}: ${read} -> ${row.outputShape.join("x")}\n${lines.join("")}`;
    })
    .join("\n");
}
