import type { Source, Words } from "../citation.ts";
import { issueText, type LayerIssue } from "../convolution/issues.ts";
import type { Counting, ParameterCount } from "../layers/counting.ts";
import type { LayerSpec, Shape } from "../layers/index.ts";

/** The name of what comes into a network; no layer may have it. */
export const networkInput = "input";

/** A layer in its place: its own name, and the names of what it reads; `input` is what comes into the network. */
export interface Node {
  readonly name: string;
  readonly layer: LayerSpec;
  readonly from: readonly string[];
  /** A layer before it, of the same kind, whose weights it uses again; they are counted there. */
  readonly shares?: string;
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
 * to its digits, half up, or cut off after them where the source cut it off. `images` says how many inputs it was printed for,
 * one where absent.
 */
export interface Printed {
  readonly printed: string;
  readonly times?: number;
  readonly truncated?: boolean;
  readonly images?: number;
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
  /**
   * What comes in besides, by the names that layers read. What is of the first's shape stays so, whatever is asked for, and
   * has its receptive fields; what sees others alone sees nothing.
   */
  readonly otherInputs?: Readonly<Record<string, Shape>>;
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
  /** Adds a layer that was added before once more, with the same weights, on what is named. */
  share(name: string, shares: string, ...from: readonly string[]): string;
}

/** An empty network to write down. */
export function draft(): Draft {
  const nodes: Node[] = [];
  let last = networkInput;
  const push = (node: Node) => {
    nodes.push(node);
    last = node.name;
    return last;
  };
  return {
    nodes,
    get last() {
      return last;
    },
    add: (name, layer, ...from) => push({ name, layer, from: from.length > 0 ? from : [last] }),
    share(name, shares, ...from) {
      const shared = nodes.find((node) => node.name === shares);
      if (!shared) throw new TypeError("There is no such layer to share the weights of.");
      return push({ name, layer: shared.layer, from, shares });
    },
  };
}

/** Throws TypeError where layers are to be added to what is no draft, or under what is no name. */
export function assertDraft(net: Draft, name: string): void {
  if (typeof net?.add !== "function") throw new TypeError("Layers are added to what draft() gives.");
  if (typeof name !== "string") throw new TypeError("A layer is added under a name.");
}

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * A network from its declaration, its names and its order checked; what its layers make of a shape is worked out only
 * when `summarize` asks.
 *
 * @throws NetworkError with every issue of the declaration.
 */
export function defineNetwork(declaration: Network): Network {
  const issues = [
    ...declarationIssues(declaration ?? {}),
    ...graphIssues(declaration),
    ...claimIssues(declaration ?? {}),
  ];
  if (issues.length > 0) throw new NetworkError(declaration?.id, issues);
  return declaration;
}

function declarationIssues({ id, nodes, sources }: Partial<Network>): readonly NetworkIssue[] {
  const issues: NetworkIssue[] = [];
  if (typeof id !== "string") issues.push({ code: "not-kebab-case", id: `(${typeof id})` });
  else if (!kebab.test(id)) issues.push({ code: "not-kebab-case", id });
  if (nodes?.length === 0) issues.push({ code: "no-layers" });
  if (!Array.isArray(sources) || sources.length === 0) issues.push({ code: "no-source" });
  return issues;
}

/** The layers of a network and what they read. */
export type Graph = Pick<Network, "nodes"> & Partial<Pick<Network, "inputShape" | "otherInputs">>;

/** What is wrong with the names of a network's layers, and with what they read. */
export function graphIssues(network: Graph): readonly NetworkIssue[] {
  const nodes = network?.nodes;
  if (!Array.isArray(nodes)) return [{ code: "no-layers" }];
  const known = new Set([networkInput, ...Object.keys(network.otherInputs ?? {})]);
  return nodes.flatMap((node: Node | undefined, at) => {
    const { name, from, shares } = node ?? {};
    if (typeof name !== "string" || !Array.isArray(from) || from.length === 0)
      return [{ code: "not-a-node", node: typeof name === "string" ? name : String(at) }];
    const issues: NetworkIssue[] = [...from, ...(shares === undefined ? [] : [shares])]
      .filter((source) => !known.has(source))
      .map((source) => ({ code: "unknown-source", node: name, source }));
    if (known.has(name)) issues.push({ code: "duplicate-name", node: name });
    known.add(name);
    return issues;
  });
}

function claimIssues({ nodes, claims }: Partial<Network>): readonly NetworkIssue[] {
  if (!Array.isArray(claims)) return [{ code: "no-claims" }];
  const names = Array.isArray(nodes) ? nodes.map((node: Node | undefined) => String(node?.name)) : [];
  return claims.flatMap((claim: Claim | undefined): readonly NetworkIssue[] => {
    const { at, within } = claim ?? {};
    const absent = (about: string | undefined, there: (name: string) => boolean) =>
      about === undefined || names.some(there) ? [] : [about];
    return [
      ...absent(at, (name) => name === at),
      ...absent(within, (name) => name.startsWith(`${within}.`)),
    ].map((about) => ({ code: "claim-about-nothing", about }));
  });
}

/** What is wrong with a network, as data; `node` is the name of the layer it is about. */
export type NetworkIssue =
  | { readonly code: "not-kebab-case"; readonly id: string }
  | { readonly code: "no-layers" }
  | { readonly code: "no-source" }
  /** The claims are no list; it may be empty. */
  | { readonly code: "no-claims" }
  /** A layer without a name, or without the names of what it reads; `node` is its name or else its place. */
  | { readonly code: "not-a-node"; readonly node: string }
  /** Two layers of one name, or a layer called what the network's input is called. */
  | { readonly code: "duplicate-name"; readonly node: string }
  /** A layer reads a name that no layer before it has. */
  | { readonly code: "unknown-source"; readonly node: string; readonly source: string }
  /** A layer uses the weights of one that is none, is of another kind, or on what comes to it has others. */
  | { readonly code: "shares-unlike"; readonly node: string; readonly source: string }
  /** A claim is about a layer, or a group of layers, that is not there. */
  | { readonly code: "claim-about-nothing"; readonly about: string }
  /** The shape that comes into the network cannot be. */
  | { readonly code: "input-shape"; readonly issue: LayerIssue }
  /** The layer cannot be on the shapes that come to it. */
  | { readonly code: "layer"; readonly node: string; readonly issue: LayerIssue }
  /** A sum over the layers passes 2^53 - 1. */
  | { readonly code: "total-not-exact"; readonly quantity: string };

/** Thrown for a network that cannot be; `issues` holds everything wrong with it. */
export class NetworkError extends Error {
  override readonly name = "NetworkError";
  readonly issues: readonly NetworkIssue[];

  constructor(id: string | undefined, issues: readonly NetworkIssue[]) {
    super(
      `The network${typeof id === "string" ? ` ${id}` : ""} cannot be: ${issues.map(inOneLine).join("; ")}`,
    );
    this.issues = issues;
  }
}

function inOneLine(found: NetworkIssue): string {
  const { code, ...facts } = found;
  const named = Object.values(facts).filter((fact) => typeof fact === "string");
  const said = [code, ...named].join(" ");
  return "issue" in found ? `${said}: ${issueText(found.issue)}` : said;
}
