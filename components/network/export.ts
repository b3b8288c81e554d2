import type { Step } from "../../src/convolution/index.ts";
import { text } from "../../src/formula/text.ts";
import type { Network, Row, Summary } from "../../src/networks/index.ts";

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

function exportRow(row: Row) {
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
    receptiveField,
    steps: steps.map(exportStep),
  };
}

function exportStep({ formula, ...step }: Step) {
  return { ...step, formula: text(formula), numbersPutIn: text(formula, step.values) };
}
