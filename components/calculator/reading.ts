import type { LayerField, LayerIssue, WindowedLayer } from "../../src/convolution/index.ts";
import { inexact } from "../../src/convolution/validate.ts";
import type { Framework } from "../../src/frameworks/framework.ts";
import { type UnderConvention, underConventionBy } from "../../src/frameworks/under-convention.ts";
import { type Counting, flops, macs } from "../../src/layers/counting.ts";
import { safeDeriveWindowed } from "../../src/layers/windowed.ts";
import { ptflops, tensorflowProfiler, torchinfo } from "../../src/networks/countings.ts";
import type { State } from "../form/state.ts";
import { frameworkOf } from "./kinds.ts";
import { conventionSpec, type FormIssue, layersFrom } from "./layer-form.ts";
import { layersOn, type WholeLayer, wholeLayer } from "./parts.ts";

/** A form's state read: the layer derived, or what is wrong; and what the framework chosen makes of the layer. */
export interface Reading {
  readonly answer?: WholeLayer;
  readonly issues: readonly FormIssue[];
  readonly framework?: Framework;
  readonly found?: UnderConvention;
}

/**
 * Reads a state. Where a framework builds the layer, the answer is the layer as it is built there; where none is chosen
 * or it refuses, the layer as this notebook has it.
 */
export function readState(state: State): Reading {
  const { layers: own, issues } = layersFrom(state);
  const framework = frameworkOf(state.framework);
  if (!framework || issues.some(({ code }) => !beyondUs.has(code))) return answered(state, own, issues);
  const found = foundBy(framework, state);
  const countPadding = state.countPadding !== "";
  const layers = found?.layers.map((layer) =>
    layer.kind === "average-pooling" ? { ...layer, countPadding } : layer,
  );
  const built = found?.reported && layers && layersOn(layers, found.inputShape).layer;
  const reading = answered(state, built ?? own, issues);
  return found && reading.answer ? { ...reading, framework, found } : reading;
}

function answered(
  state: State,
  layers: readonly WindowedLayer[] | undefined,
  issues: readonly FormIssue[],
): Reading {
  if (!layers) return { issues };
  let answer: WholeLayer | undefined;
  const counted = inexact<LayerField, FormIssue>({}, () => {
    answer = wholeLayer(layers, countingOf(state.counting));
    return [];
  });
  return { ...(answer && { answer }), issues: counted };
}

// Where only the framework's numbers pass 2^53 - 1, the layer is answered as this notebook has it.
function foundBy(framework: Framework, state: State): UnderConvention | undefined {
  try {
    return underConventionBy(safeDeriveWindowed, framework, conventionSpec(state, framework));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

// What this notebook refuses and some framework builds all the same, such as Keras an output padding beside `same`.
const beyondUs: ReadonlySet<string> = new Set<LayerIssue["code"]>([
  "output-padding-beside-same",
  "output-padding-too-large",
  "padding-over-half-kernel",
]);

/** The counting of an id; multiply-accumulates where there is none. */
export function countingOf(id: string | undefined): Counting {
  return new Map(Object.entries(counted)).get(id as string) ?? macs;
}

// Not from the networks' list, which would bring its sources into the browser.
const counted = { macs, flops, ptflops, torchinfo, "tensorflow-profiler": tensorflowProfiler };
