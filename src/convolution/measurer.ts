import { only, run, type Tape } from "../formula/tape.ts";
import { derive } from "./derive.ts";
import type { Convolution } from "./layer.ts";
import { fill, formOf, type Measures, programOf, width } from "./program.ts";

/** A quantity of many layers, entry by entry: one column, one an axis, or a pair an axis for the padding. */
export type Columns<Quantity> = Quantity extends number
  ? Float64Array
  : { readonly [at in keyof Quantity]: Columns<Quantity[at]> };

/** Quantities of many layers by name, entry n being about layer n. */
export type Table<Name extends keyof Measures> = { readonly [name in Name]: Columns<Measures[name]> };

/** Layers of one form that wait to be worked out together. */
interface Batch {
  readonly tape: Tape;
  readonly columns: readonly number[];
  readonly members: Int32Array;
  count: number;
}

/**
 * A function that gives the quantities asked for of thousands of layers at once, as `derive` gives them one by one: by
 * the same rules, laid out once for all layers of a form, without what nobody asks for. The layers must have the same
 * number of axes, else it throws RangeError; it throws what `derive` throws, too.
 */
export function measurer<Name extends keyof Measures>(
  quantities: readonly Name[],
): (layers: readonly Convolution[]) => Table<Name> {
  const batches = new Map<number, Batch>();

  const batchOf = (layer: Convolution): Batch => {
    const form = formOf(layer);
    const known = batches.get(form);
    if (known) return known;
    const { tape, columns } = programOf(layer);
    const wanted = quantities.flatMap((name) => columns[name]);
    const batch = { tape: only(tape, wanted), columns: wanted, members: new Int32Array(width), count: 0 };
    batches.set(form, batch);
    return batch;
  };

  return (layers) => {
    const rank = layers[0]?.inputSize.length ?? 0;
    const table = blank(quantities, rank, layers.length);
    const targets = table.flatMap(([, columns]) => [columns].flat(2) as Float64Array[]);
    const settle = (batch: Batch) => {
      if (run(batch.tape, batch.count)) hand(batch, targets);
      else for (const n of batch.members.subarray(0, batch.count)) work(layers[n] as Convolution, n, targets);
      batch.count = 0;
    };
    // What an error left behind is not worked out again.
    for (const batch of batches.values()) batch.count = 0;
    for (let n = 0; n < layers.length; n++) {
      const layer = layers[n] as Convolution;
      if (layer.inputSize.length !== rank)
        throw new RangeError("Layers measured together have as many axes as each other.");
      const batch = batchOf(layer);
      fill(batch.tape.numbers, batch.count, layer);
      batch.members[batch.count++] = n;
      if (batch.count === width) settle(batch);
    }
    for (const batch of batches.values()) settle(batch);
    return Object.fromEntries(table) as Table<Name>;
  };

  function work(layer: Convolution, n: number, targets: readonly Float64Array[]): void {
    const derivation = derive(layer);
    const values = quantities.flatMap((name) => [derivation[name]].flat(2) as number[]);
    targets.forEach((target, at) => {
      target[n] = values[at] as number;
    });
  }
}

// From the tape's columns to those of the table, each number to its layer's entry.
function hand({ tape: { numbers }, columns, members, count }: Batch, targets: readonly Float64Array[]): void {
  for (let at = 0; at < targets.length; at++) {
    const target = targets[at] as Float64Array;
    const column = columns[at] as number;
    for (let n = 0; n < count; n++) target[members[n] as number] = numbers[column + n] as number;
  }
}

/** Empty columns for quantities of so many layers: parts of one array, because the system hands arrays out slowly. */
function blank<Name extends keyof Measures>(quantities: readonly Name[], rank: number, length: number) {
  const many = quantities.reduce((sum, name) => sum + columnsOf(name, rank), 0);
  const all = new Float64Array(many * length);
  let taken = 0;
  const column = () => {
    taken += length;
    return all.subarray(taken - length, taken);
  };
  const eachAxis = <Entry>(make: () => Entry) => Array.from({ length: rank }, make);
  return quantities.map((name) => {
    if (name === "padding") return [name, eachAxis(() => [column(), column()])] as const;
    return [name, ofEachAxis.includes(name) ? eachAxis(column) : column()] as const;
  });
}

function columnsOf(name: keyof Measures, rank: number): number {
  if (name === "padding") return 2 * rank;
  return ofEachAxis.includes(name) ? rank : 1;
}

const ofEachAxis: readonly (keyof Measures)[] = ["effectiveKernel", "outputSize", "unusedInput"];
