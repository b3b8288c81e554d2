import { LayerError, type LayerIssue, type ReceptiveField } from "../convolution/index.ts";
import { CountNotExactError } from "../convolution/step.ts";
import { checkOn, deriveOn, type LayerSpec, type Shape, type Shaped } from "../layers/index.ts";
import {
  type Graph,
  graphIssues,
  type Network,
  NetworkError,
  type NetworkIssue,
  type Node,
  networkInput,
} from "./network.ts";
import { ReceptiveFields } from "./receptive-fields.ts";
import { summed, type Totals, totalsOf } from "./totals.ts";

/** A layer in its network, with what it makes of the shapes that come to it. */
export interface LayerSummary extends Shaped, Node {
  readonly kind: LayerSpec["kind"];
  readonly inputShapes: readonly Shape[];
  /** The receptive field of an output element in the network's input, axis by axis; "all" behind a layer that sees all. */
  readonly receptiveField: ReceptiveField["axes"];
  /** False behind merged branches whose receptive fields have different centres. */
  readonly aligned: boolean;
  /** How the receptive field follows from those of the layers that are read; none where it is theirs. */
  readonly receptiveFieldSteps: ReceptiveField["steps"];
}

/** A network on an input: its layers in order, and their totals. */
export interface Summary {
  readonly inputShape: Shape;
  readonly rows: readonly LayerSummary[];
  readonly totals: Totals;
}

/** What of a network a summary needs; its id is named where the network cannot be. */
type Declared = Graph & Pick<Network, "inputShape"> & Partial<Pick<Network, "id">>;

/**
 * What every layer of a network makes of an input [C, ...spatial sizes], the network's own where none is given, and the
 * sums over the layers.
 *
 * @throws NetworkError whose issues say which layer cannot be and why.
 */
export function summarize(network: Declared, inputShape: Shape = network?.inputShape): Summary {
  return finished(summarizing(network, inputShape));
}

/** The same, a layer a turn, for a page that has other things to do in between. */
export function* summarizing(
  network: Declared,
  inputShape: Shape = network?.inputShape,
): Generator<void, Summary> {
  const { issues, ...summary } = yield* walked(network, inputShape);
  if (issues.length > 0) throw new NetworkError(network?.id, issues);
  return summary;
}

function finished<Found>(work: Generator<void, Found>): Found {
  let turn = work.next();
  while (!turn.done) turn = work.next();
  return turn.value;
}

/** Everything wrong with a network on an input, all at once, layers that read a layer that cannot be left out. */
export function checkNetwork(network: Graph, inputShape: Shape): readonly NetworkIssue[] {
  return finished(walked(network, inputShape)).issues;
}

function* walked(
  network: Graph,
  inputShape: Shape,
): Generator<void, Summary & { readonly issues: readonly NetworkIssue[] }> {
  const others = otherShapes(network, inputShape);
  const before = [
    ...graphIssues(network),
    ...[inputShape, ...others.map(([, shape]) => shape)].flatMap(inputIssues),
  ];
  if (before.length > 0) return { inputShape, rows: [], totals: totalsOf([]), issues: before };
  const { nodes } = network;
  const shapes = new Map([[networkInput, inputShape], ...others]);
  const fields = new ReceptiveFields(inputShape, others);
  const derive = onceEach();
  const issues: NetworkIssue[] = [];
  const rows: LayerSummary[] = [];
  const held = new Map<string, string>();
  for (const node of nodes) {
    const inputShapes = node.from.flatMap((source) => {
      const shape = shapes.get(source);
      return shape ? [shape] : [];
    });
    if (inputShapes.length < node.from.length) continue;
    yield;
    const found = derived(node, inputShapes, fields, derive);
    if (Array.isArray(found)) issues.push(...found);
    else {
      const { name, kind, parameters, buffers } = found;
      const holding = [kind, parameters, buffers].join();
      if (node.shares !== undefined && held.get(node.shares) !== holding)
        issues.push({ code: "shares-unlike", node: name, source: node.shares });
      held.set(name, holding);
      rows.push(found.shares === undefined ? found : withoutWeights(found));
      shapes.set(node.name, found.outputShape);
    }
  }
  const totals = totalsOf(rows);
  for (const quantity of summed)
    if (!Number.isSafeInteger(totals[quantity])) issues.push({ code: "total-not-exact", quantity });
  return { inputShape, rows, totals, issues };
}

// What it uses again is counted where it stands first; its biases are added here too.
function withoutWeights(row: LayerSummary): LayerSummary {
  const steps = row.steps.filter(({ quantity }) => !(quantity in nothing));
  return { ...row, ...nothing, steps };
}

const nothing = { parameters: 0, buffers: 0, counters: 0 };

function otherShapes(network: Graph | undefined, inputShape: Shape): readonly (readonly [string, Shape])[] {
  const alike = (shape: Shape) => Array.isArray(shape) && String(shape) === String(network?.inputShape);
  return Object.entries(network?.otherInputs ?? {}).map(([name, shape]) => [
    name,
    alike(shape) ? inputShape : shape,
  ]);
}

// A dropout takes any shape: what it refuses no network can take.
function inputIssues(inputShape: Shape): readonly NetworkIssue[] {
  const shape = Array.isArray(inputShape) ? inputShape : [];
  return checkOn({ kind: "activation" }, [shape]).map((issue) => ({ code: "input-shape", issue }));
}

function derived(
  { name, layer, from, shares }: Node,
  inputShapes: readonly Shape[],
  fields: ReceptiveFields,
  derive: typeof deriveOn,
): LayerSummary | NetworkIssue[] {
  const about = (issue: LayerIssue): NetworkIssue => ({ code: "layer", node: name, issue });
  try {
    const shaped = derive(layer, inputShapes);
    const { axes, aligned, steps } = fields.behind({ name, layer, from, inputShapes, ...shaped });
    const seen = { receptiveField: axes, aligned, receptiveFieldSteps: steps };
    const sharing = shares !== undefined && shaped.parameters + shaped.buffers > 0 ? { shares } : {};
    return { name, layer, from, ...sharing, kind: layer.kind, inputShapes, ...shaped, ...seen };
  } catch (error) {
    if (error instanceof LayerError) return error.issues.map(about);
    if (!(error instanceof CountNotExactError)) throw error;
    return [about({ code: "count-not-exact", field: "inputShape", quantity: error.quantity })];
  }
}

// Blocks repeat: of the 864 layers of EfficientNet-B7, 148 differ in what they are or in what comes to them.
function onceEach(): typeof deriveOn {
  const known = new Map<string, Shaped>();
  return (layer, inputShapes) => {
    const key = JSON.stringify([layer, inputShapes]);
    const shaped = known.get(key) ?? deriveOn(layer, inputShapes);
    known.set(key, shaped);
    return shaped;
  };
}
