import type { Shaped } from "../layers/index.ts";

/** What the layers of a network come to together. */
export interface Totals {
  /** Trained weights, biases, scales and shifts. */
  readonly parameters: number;
  /** Numbers kept and not trained; Keras adds them to its total of parameters. */
  readonly buffers: number;
  /** Whole-number buffers, which PyTorch keeps and Keras does not. */
  readonly counters: number;
  readonly biases: number;
  readonly macs: number;
  /** Elements that all layers give. */
  readonly outputElements: number;
}

/** The quantities of a layer that add up over layers. */
export const summed = ["parameters", "buffers", "counters", "biases", "macs", "outputElements"] as const;

/** The sums over layers; a sum past 2^53 - 1 is no whole number to trust, and `summarize` refuses it. */
export function totalsOf(rows: readonly Pick<Shaped, keyof Totals>[]): Totals {
  const totals = { parameters: 0, buffers: 0, counters: 0, biases: 0, macs: 0, outputElements: 0 };
  for (const row of rows) for (const quantity of summed) totals[quantity] += row[quantity];
  return totals;
}
