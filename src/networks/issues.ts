import type { LayerIssue } from "../convolution/index.ts";

/** What is wrong with a network, as data; `node` is the name of the layer it is about. */
export type NetworkIssue =
  | { readonly code: "not-kebab-case"; readonly id: string }
  | { readonly code: "no-layers" }
  | { readonly code: "no-source" }
  /** Two layers of one name, or a layer called what the network's input is called. */
  | { readonly code: "duplicate-name"; readonly node: string }
  /** A layer reads a name that no layer before it has. */
  | { readonly code: "unknown-source"; readonly node: string; readonly source: string }
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
    super(`The network${id === undefined ? "" : ` ${id}`} cannot be: ${issues.map(inOneLine).join("; ")}`);
    this.issues = issues;
  }
}

function inOneLine(found: NetworkIssue): string {
  const { code, ...facts } = found;
  const named = Object.values(facts).filter((fact) => typeof fact === "string");
  const said = [code, ...named].join(" ");
  if (!("issue" in found)) return said;
  const { code: why, field, axis } = found.issue;
  return `${said} (${why}: ${field}${axis === undefined ? "" : `, axis ${axis}`})`;
}
