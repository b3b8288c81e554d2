import type { LayerField, LayerIssue } from "../../src/convolution/index.ts";
import { inexact } from "../../src/convolution/validate.ts";
import type { Framework } from "../../src/frameworks/framework.ts";
import { type UnderConvention, underConventionBy } from "../../src/frameworks/under-convention.ts";
import { type Counting, flops, macs } from "../../src/layers/counting.ts";
import { safeDeriveWindowed } from "../../src/layers/windowed.ts";
import { ptflops, tensorflowProfiler, torchinfo } from "../../src/networks/countings.ts";
import type { State } from "../form/state.ts";
import { frameworkOf } from "./kinds.ts";
import { conventionSpec, type FormIssue, rowFrom } from "./layer-form.ts";
import { type Answer, answerTo, type Checked, inRow } from "./parts.ts";

/** What a state comes to: an answer, or what is wrong; and what the framework chosen makes of the layer. */
export interface Reading {
  readonly answer?: Answer;
  readonly issues: readonly FormIssue[];
  readonly framework?: Framework;
  readonly found?: UnderConvention;
}

/**
 * Reads a state. Where a framework builds the layer, the answer is the layer as it is built there; where none is chosen
 * or it refuses, the layer as this notebook has it.
 */
export function readState(state: State): Reading {
  const { row, issues } = rowFrom(state);
  const framework = frameworkOf(state.framework);
  if (!framework || issues.some(({ code }) => !beyondUs.has(code))) return answered(state, row, issues);
  const found = foundBy(framework, state);
  const countPadding = state.countPadding !== "";
  const layers = found?.layers.map((layer) =>
    layer.kind === "average-pooling" ? { ...layer, countPadding } : layer,
  );
  const built = found?.reported && layers && inRow(layers, found.inputShape).layer;
  const reading = answered(state, built ?? row, issues);
  return found && reading.answer ? { ...reading, framework, found } : reading;
}

function answered(state: State, row: readonly Checked[] | undefined, issues: readonly FormIssue[]): Reading {
  if (!row) return { issues };
  let answer: Answer | undefined;
  const counted = inexact<LayerField, FormIssue>({}, () => {
    answer = answerTo(row, countingOf(state.counting));
    return [];
  });
  return { ...(answer && { answer }), issues: counted };
}

// A number that passes 2^53 - 1 on the framework's way alone leaves the layer as this notebook has it.
function foundBy(framework: Framework, state: State): UnderConvention | undefined {
  try {
    return underConventionBy(safeDeriveWindowed, framework, conventionSpec(state, framework));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

// Issues of ours with numbers that a framework may take all the same.
const beyondUs: ReadonlySet<string> = new Set<LayerIssue["code"]>([
  "output-padding-beside-same",
  "output-padding-too-large",
  "padding-over-half-kernel",
]);

/** The counting of an id; multiply-accumulates where there is none. */
export function countingOf(id: string | undefined): Counting {
  return new Map(Object.entries(counted)).get(id as string) ?? macs;
}

// By the ids of the networks' countings, without the words on their sources.
const counted = { macs, flops, ptflops, torchinfo, "tensorflow-profiler": tensorflowProfiler };
