import type { Source, Words } from "../citation.ts";
import type { Counting } from "../layers/counting.ts";
import type { NetLayer, Shape } from "../layers/index.ts";

/** A layer in its place: its own name, and the names of what it reads; `input` is what comes into the network. */
export interface Node {
  readonly name: string;
  readonly layer: NetLayer;
  readonly from: readonly string[];
}

/** A figure that somebody else published about a network, with what must be counted to compare it. */
export type Claim = {
  readonly source: Source;
  /** The layer it is about, by its name; up to and with it where `upTo` says so; the whole network where absent. */
  readonly at?: string;
} & (
  | { readonly quantity: "outputShape"; readonly shape: Shape }
  | ({
      readonly quantity: "parameters";
      readonly countedBy?: ParameterCount;
      readonly upTo?: boolean;
    } & Printed)
  | ({ readonly quantity: "operations"; readonly counting: Counting; readonly upTo?: boolean } & Printed)
  | ({ readonly quantity: "receptiveField" | "effectiveStride" | "effectivePadding" } & Printed)
  | ({ readonly quantity: "activations"; readonly upTo?: boolean } & Printed)
);

/** Which numbers of a layer are its parameters: PyTorch's trained ones, all that Keras keeps, weights without biases. */
export type ParameterCount = "trainable" | "with statistics" | "without biases" | "without normalization";

/** A number as it was printed, "11689512" or "1.814", in units of `times`: equal once ours is rounded to its digits. */
export interface Printed {
  readonly printed: string;
  readonly times?: number;
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
  add(name: string, layer: NetLayer, ...from: readonly string[]): string;
}

/** An empty network to write down. */
export function draft(): Draft {
  const nodes: Node[] = [];
  let last = "input";
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
