import type { Source, Words } from "../citation.ts";
import type { Counting, ParameterCount } from "../layers/counting.ts";
import type { LayerSpec, Shape } from "../layers/index.ts";

/** The name of what comes into a network; no layer may have it. */
export const networkInput = "input";

/** A layer in its place: its own name, and the names of what it reads; `input` is what comes into the network. */
export interface Node {
  readonly name: string;
  readonly layer: LayerSpec;
  readonly from: readonly string[];
}

/**
 * A figure that somebody else published about a network, with what must be counted to compare it. It is about the whole
 * network where nothing else is said; about its output, where it is a shape.
 */
export type Claim = {
  readonly source: Source;
  /** The layer it is about, by its name. */
  readonly at?: string;
  /** The layers it is about: those whose names begin with this and a dot, like the paths of a block. */
  readonly within?: string;
} & (
  | { readonly quantity: "outputShape"; readonly shape: Shape }
  | ({ readonly quantity: "parameters"; readonly countedBy?: ParameterCount } & Summed & Printed)
  | ({ readonly quantity: "operations"; readonly counting: Counting } & Summed & Printed)
  | ({ readonly quantity: "activations"; readonly countedBy?: ActivationCount } & Summed & Printed)
  | ({ readonly quantity: "receptiveField" | "effectiveStride" | "effectivePadding" } & Printed)
);

/** A sum over layers. */
interface Summed {
  /** Whether the layers declared before the one named by `at` are in the sum too. */
  readonly upTo?: boolean;
}

/**
 * Which elements stay in memory: what every layer gives; what comes in and all that no layer writes over, because
 * activations, dropout and flattening work in place; or what convolutions and dense layers give ("neurons").
 */
export type ActivationCount = "every output" | "with input, in place" | "weighted";

/**
 * A number as it was printed, "11689512" or "1.814", in units of `times` (1e9 for billions): equal once ours is rounded
 * to its digits, half up, or cut off after them where the source cut it off.
 */
export interface Printed {
  readonly printed: string;
  readonly times?: number;
  readonly truncated?: boolean;
}

/** A named network: layers joined into a graph, as its paper or its framework declares it. */
export interface Network {
  /** Kebab-case and permanent: people cite it. */
  readonly id: string;
  /** Its proper name, the same in both languages: "ResNet-50". */
  readonly name: string;
  /** What tells this variant from another of the name: "stride on the 1×1 convolution". */
  readonly variant?: Words;
  /** What comes in where nothing else is asked for: [C, ...spatial sizes]. */
  readonly inputShape: Shape;
  /** In an order in which every layer stands after what it reads; the last one's output is the network's. */
  readonly nodes: readonly Node[];
  readonly claims: readonly Claim[];
  /** The papers and programs whose tables the declaration follows. */
  readonly sources: readonly Source[];
}

/** A network being written down, layer after layer. */
export interface Draft {
  readonly nodes: readonly Node[];
  /** The name of the layer added last; "input" before the first. */
  readonly last: string;
  /** Adds a layer that reads what is named, or, where nothing is, the layer added last; gives the new one's name. */
  add(name: string, layer: LayerSpec, ...from: readonly string[]): string;
}

/** An empty network to write down. */
export function draft(): Draft {
  const nodes: Node[] = [];
  let last = networkInput;
  return {
    nodes,
    get last() {
      return last;
    },
    add(name, layer, ...from) {
      nodes.push({ name, layer, from: from.length > 0 ? from : [last] });
      last = name;
      return name;
    },
  };
}
