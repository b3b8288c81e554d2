import type { AxisReceptiveField, Step } from "../../src/convolution/index.ts";
import type { Fraction } from "../../src/formula/evaluate.ts";
import { text } from "../../src/formula/text.ts";
import type { Network } from "../../src/networks/network.ts";
import type { LayerSummary, Summary } from "../../src/networks/summarize.ts";

/** A network as the JSON it is published as: the graph, what every layer makes of its input and by which formulas, the totals. */
export function exportNetwork(network: Network, { inputShape, rows, totals }: Summary, addresses: Addresses) {
  const { id, name, variant, claims, sources } = network;
  return {
    $schema: addresses.schema,
    id,
    name,
    ...(variant && { variant }),
    address: addresses.page,
    inputShape,
    outputShape: rows.at(-1)?.outputShape,
    totals,
    layers: rows.map(exportRow),
    claims,
    sources,
    licence: "CC-BY-4.0",
  };
}

/** Where the page of a network and the schema of its JSON stand. */
export interface Addresses {
  readonly page: string;
  readonly schema: string;
}

function exportRow(row: LayerSummary) {
  const { name, from, layer, inputShapes, outputShape, receptiveField, steps } = row;
  const { parameters, buffers, counters, biases, macs, outputElements } = row;
  return {
    name,
    from,
    layer,
    inputShapes,
    outputShape,
    parameters,
    buffers,
    counters,
    biases,
    macs,
    outputElements,
    receptiveField: receptiveField === "all" ? "all" : receptiveField.map(exportField),
    aligned: row.aligned,
    steps: [...steps, ...row.receptiveFieldSteps].map(exportStep),
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
