import {
  type Counting,
  countIn,
  countParameters,
  type ParameterCount,
  type Placed,
} from "../layers/counting.ts";
import type { LayerSpec, Shape, Shaped } from "../layers/index.ts";
import type { ActivationCount, Node } from "./network.ts";

/** The totals of a network, over all its layers. */
export interface Totals {
  /** Trained weights, biases, scales and shifts. */
  readonly parameters: number;
  /** Numbers kept and not trained; Keras adds them to its total of parameters. */
  readonly buffers: number;
  /** Whole-number buffers, which PyTorch keeps and Keras does not. */
  readonly counters: number;
  readonly biases: number;
  readonly macs: number;
  /** Elements of all layers' outputs. */
  readonly outputElements: number;
}

/** The quantities of a layer that add up over layers. */
export const summed = ["parameters", "buffers", "counters", "biases", "macs", "outputElements"] as const;

/** The sums over layers; a sum past 2^53 - 1 is no whole number to trust, and `summarize` refuses it. */
export function totalsOf(rows: readonly Pick<Shaped, keyof Totals>[]): Totals {
  const totals = { parameters: 0, buffers: 0, counters: 0, biases: 0, macs: 0, outputElements: 0 };
  // Shared biases are added at every layer and held at one.
  for (const row of rows)
    for (const quantity of summed)
      totals[quantity] += quantity === "biases" ? Math.min(row.biases, row.parameters) : row[quantity];
  return totals;
}

/** The parameters of layers, as somebody counts them. */
export function parametersOf(rows: readonly Placed[], count: ParameterCount): number {
  return total(rows, (row) => countParameters(count, row).value);
}

/** The operations of layers under a counting. */
export function operationsOf(rows: readonly Placed[], counting: Counting): number {
  return total(rows, (row) => countIn(counting, row).value);
}

/** The elements of layers that somebody counts as staying in memory, for one input of a shape. */
export function activationsOf(rows: readonly Placed[], count: ActivationCount, inputShape: Shape): number {
  const counted = (kind: LayerSpec["kind"]) =>
    count === "every output" || (count === "weighted" ? weighted.includes(kind) : !inPlace.includes(kind));
  const entering =
    count === "with input, in place" ? inputShape.reduce((elements, entry) => elements * entry, 1) : 0;
  return entering + total(rows, ({ layer, outputElements }) => (counted(layer.kind) ? outputElements : 0));
}

/**
 * The most layers with weights that follow one another from the input to the output, as ResNet-50's name counts them:
 * convolutions and dense layers.
 */
export function depthOf(rows: readonly Pick<Placed & Node, "name" | "from" | "layer">[]): number {
  const depths = new Map<string, number>();
  for (const { name, from, layer } of rows) {
    const before = Math.max(0, ...from.map((source) => depths.get(source) ?? 0));
    depths.set(name, before + (weighted.includes(layer.kind) ? 1 : 0));
  }
  return depths.get(rows.at(-1)?.name ?? "") ?? 0;
}

const weighted: readonly LayerSpec["kind"][] = ["convolution", "transposed-convolution", "dense"];
const inPlace: readonly LayerSpec["kind"][] = ["activation", "dropout", "flatten"];

// Layers that are alike on shapes that are alike share their steps, as the blocks of a network do: they count alike.
function total(rows: readonly Placed[], of: (row: Placed) => number): number {
  const known = new Map<Placed["steps"], number>();
  return rows.reduce((sum, row) => {
    const count = known.get(row.steps) ?? of(row);
    known.set(row.steps, count);
    return sum + count;
  }, 0);
}
