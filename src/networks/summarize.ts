import { LayerError, type LayerIssue } from "../convolution/index.ts";
import { checkOn, deriveOn, type NetLayer, type Shape, type Shaped } from "../layers/index.ts";
import { graphIssues } from "./define.ts";
import { NetworkError, type NetworkIssue } from "./issues.ts";
import { type Network, type Node, networkInput } from "./network.ts";
import { summed, type Totals, totalsOf } from "./totals.ts";

/** A layer in its network, with what it makes of the shapes that come to it. */
export interface Row extends Shaped, Node {
  readonly kind: NetLayer["kind"];
  readonly inputShapes: readonly Shape[];
}

/** A network on an input: its layers in order, and what they come to together. */
export interface Summary {
  readonly inputShape: Shape;
  readonly rows: readonly Row[];
  readonly totals: Totals;
}

/**
 * What every layer of a network makes of an input [C, ...spatial sizes], the network's own where none is given, and the
 * sums over the layers.
 *
 * @throws NetworkError whose issues say which layer cannot be and why.
 */
export function summarize(network: Network, inputShape: Shape = network.inputShape): Summary {
  const { issues, ...summary } = walked(network, inputShape);
  if (issues.length > 0) throw new NetworkError(network.id, issues);
  return summary;
}

/** Everything wrong with a network on an input, all at once, layers that read a layer that cannot be left out. */
export function checkNetwork(network: Pick<Network, "nodes">, inputShape: Shape): readonly NetworkIssue[] {
  return walked(network, inputShape).issues;
}

function walked(
  { nodes }: Pick<Network, "nodes">,
  inputShape: Shape,
): Summary & { readonly issues: readonly NetworkIssue[] } {
  const nothing = { inputShape, rows: [], totals: totalsOf([]) };
  const before = [...graphIssues({ nodes }), ...inputIssues(inputShape)];
  if (before.length > 0) return { ...nothing, issues: before };
  const shapes = new Map([[networkInput, inputShape]]);
  const issues: NetworkIssue[] = [];
  const rows: Row[] = [];
  for (const node of nodes) {
    const inputShapes = node.from.flatMap((source) => {
      const shape = shapes.get(source);
      return shape ? [shape] : [];
    });
    if (inputShapes.length < node.from.length) continue;
    const shaped = derived(node, inputShapes);
    if ("issues" in shaped) {
      issues.push(...shaped.issues.map((issue) => ({ code: "layer", node: node.name, issue }) as const));
      continue;
    }
    rows.push({ ...node, kind: node.layer.kind, inputShapes, ...shaped });
    shapes.set(node.name, shaped.outputShape);
  }
  const totals = totalsOf(rows);
  for (const quantity of summed)
    if (!Number.isSafeInteger(totals[quantity])) issues.push({ code: "total-not-exact", quantity });
  return { inputShape, rows, totals, issues };
}

// What cannot come into a layer that takes anything cannot come into a network.
function inputIssues(inputShape: Shape): readonly NetworkIssue[] {
  const shape = Array.isArray(inputShape) ? inputShape : [];
  return checkOn({ kind: "activation" }, [shape]).map((issue) => ({ code: "input-shape", issue }));
}

function derived(
  { layer }: Node,
  inputShapes: readonly Shape[],
): Shaped | { readonly issues: readonly LayerIssue[] } {
  try {
    return deriveOn(layer, inputShapes);
  } catch (error) {
    if (!(error instanceof LayerError)) throw error;
    return { issues: error.issues };
  }
}
