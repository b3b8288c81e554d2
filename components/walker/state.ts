import { type Derivation, deriveConvolution } from "../../src/convolution/convolution.ts";
import {
  type Convolution,
  convolution,
  convolve,
  inputShape,
  type OutputElement,
  outputElement,
  safeParse,
  weightShape,
} from "../../src/convolution/index.ts";
import { type Filled, flat, type Operands } from "../../src/convolution/tensor.ts";
import { format } from "../../src/locales/format.ts";
import { complaintsOf, specOf, stateOf } from "../calculator/state.ts";
import { type Complaint, readText, type State } from "../form/state.ts";
import { drawnImage, type KernelKind, kernelKinds, kernelOf } from "./data.ts";
import { editsOf, editsText, withEdits } from "./edits.ts";
import type { Pointed } from "./lights.ts";
import { complaintOn, tooLarge, type WalkWords } from "./limits.ts";

/** How the window's products are told: channel by channel, all at once, or as a row of a matrix. */
export const accounts = ["slices", "once", "row"] as const;
export type Account = (typeof accounts)[number];

/** The layer that a walk opens with where it is given none: small enough to see every number. */
export const opening: Convolution = convolution({
  inputSize: [6, 6],
  inChannels: 3,
  outChannels: 5,
  kernelSize: 3,
});

/** The numbers that a cell may hold, either way of 0. */
export const mostInCell = 99;

/** The state of a walk over a layer: the calculator's fields, then where it stands and what was changed. */
export function walkState(layer: Convolution): State {
  const count = deriveConvolution(layer).outputSize.reduce((product, size) => product * size, 1);
  // Some way in, so that there is something behind and something before.
  const at = Math.max(1, Math.round(count * 0.42));
  return { ...stateOf(layer), n: String(at), part: "", c: "1", account: "slices", does: "", x: "", w: "" };
}

/** A window standing somewhere, with everything that follows from it. */
export interface Walk {
  readonly layer: Convolution;
  readonly derivation: Derivation;
  readonly operands: Operands & { readonly biases: readonly number[] };
  readonly kinds: readonly KernelKind[];
  readonly output: Filled;
  /** The largest numbers there are, either way of 0: what the darkest cell stands for. */
  readonly most: { readonly input: number; readonly weight: number };
  /** The output channel that is being made, and so the kernel; from 0. */
  readonly channel: number;
  /** The window's place in the output, from 0: one number, and one an axis. */
  readonly at: number;
  readonly position: readonly number[];
  readonly count: number;
  /** How many parts of the account are shown: the slices, then the bias, then the sum. */
  readonly part: number;
  readonly parts: number;
  readonly account: Account;
  readonly element: OutputElement;
}

type Layer = Pick<Walk, "layer" | "derivation" | "operands" | "kinds" | "output" | "most">;
const known = new Map<string, Layer>();

/** The walk that a state asks for, or what is wrong with it. */
export function readWalk(
  state: State,
  words: WalkWords,
): { readonly walk?: Walk; readonly complaints: readonly Complaint[] } {
  const { layer, issues } = safeParse(specOf(state));
  const complaints = [...complaintsOf(state, issues, words), ...(layer ? tooLarge(state, layer, words) : [])];
  const [x, w] = [editsOf(state.x), editsOf(state.w)];
  if (!x || !w)
    complaints.push(complaintOn("cell", format(words.notEdits, { got: (x ? state.w : state.x) ?? "" })));
  if (!layer || !x || !w || complaints.length > 0) return { complaints };
  const made = madeLayer(state, layer, x, w);
  const { outputSize } = made.derivation;
  const count = outputSize.reduce((product, size) => product * size, 1);
  const whole = (name: string, most: number, least = 1) => {
    const number = readText(state[name] as string);
    if (typeof number === "number" && number >= least && number <= most) return number;
    const facts = {
      name: name === "c" ? words.kernels : words.positionName,
      minimum: least,
      maximum: most,
      got: state[name],
    };
    complaints.push(complaintOn("n", format(words.noSuch, facts)));
    return least;
  };
  const at = whole("n", count) - 1;
  const channel = whole("c", layer.outChannels) - 1;
  if (!isAccount(state.account))
    complaints.push(complaintOn("n", format(words.noAccount, { got: state.account })));
  if (complaints.length > 0) return { complaints };
  const position = placeAt(at, outputSize);
  const element = outputElement(layer, made.operands, channel, position);
  const parts = element.slices.length + (layer.bias ? 2 : 1);
  const part = state.part === "" ? parts : whole("part", parts, 0);
  if (complaints.length > 0) return { complaints };
  return {
    complaints,
    walk: { ...made, channel, at, position, count, part, parts, account: state.account as Account, element },
  };
}

/** A state whose place and kernel still are, where its layer has become smaller: the last that there are. */
export function fitted(state: State, words: WalkWords): State {
  const { walk } = readWalk({ ...state, n: "1", c: "1", part: "" }, words);
  if (!walk) return state;
  const least = (text: string | undefined, most: number) => String(Math.max(1, Math.min(Number(text), most)));
  return { ...state, n: least(state.n, walk.count), c: least(state.c, walk.layer.outChannels), part: "" };
}

/** The index on each axis of a place in a grid's data. */
export function placeAt(at: number, shape: readonly number[]): readonly number[] {
  const index: number[] = [];
  let rest = at;
  for (const size of [...shape].reverse()) {
    index.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return index;
}

/** The place in a grid's data of a window moved along one axis; the same place where the grid ends there. */
export function moved(at: number, shape: readonly number[], axis: number, by: number): number {
  const index = [...placeAt(at, shape)];
  const next = (index[axis] ?? 0) + by;
  if (axis < 0) return at;
  index[axis] = Math.max(0, Math.min((shape[axis] as number) - 1, next));
  return flat(index, shape);
}

/** A state with another number in a cell of the input or of the weights. */
export function withCell(state: State, { operands }: Walk, { board, place }: Pointed, value: number): State {
  const [tensor, name] = board === "input" ? [operands.input, "x"] : [operands.weights, "w"];
  const index = placeAt(place, tensor.shape).map((at) => at + 1);
  return { ...state, [name]: editsText(new Map(editsOf(state[name])).set(index.join("."), value)) };
}

function isAccount(text: string | undefined): text is Account {
  return accounts.includes(text as Account);
}

// A move of the window alone makes nothing anew.
function madeLayer(
  state: State,
  layer: Convolution,
  x: ReadonlyMap<string, number>,
  w: ReadonlyMap<string, number>,
): Layer {
  const key = JSON.stringify([layer, state.x, state.w, state.does]);
  const before = known.get(key);
  if (before) return before;
  if (known.size > 20) known.clear();
  const kinds = kindsOf(state.does, layer.outChannels);
  const shape = weightShape(layer);
  const weights = kinds.flatMap((kind) => kernelOf(kind, shape.slice(1)));
  const operands = {
    input: { shape: inputShape(layer), data: withEdits(drawnImage(inputShape(layer)), inputShape(layer), x) },
    weights: { shape, data: withEdits(weights, shape, w) },
    biases: kinds.map((_, at) => (layer.bias ? 1 - (at % 3) : 0)),
  };
  const output = convolve(
    layer,
    layer.bias ? operands : { input: operands.input, weights: operands.weights },
  );
  const largest = (data: readonly number[]) => Math.max(...data.map(Math.abs));
  const most = { input: largest(operands.input.data), weight: largest(operands.weights.data) };
  const made = { layer, derivation: deriveConvolution(layer), operands, kinds, output, most };
  known.set(key, made);
  return made;
}

/** What each kernel does; the kinds in turn where a state says nothing. */
export function kindsOf(does: string | undefined, count: number): readonly KernelKind[] {
  const said = (does ?? "").split("_");
  return Array.from(
    { length: count },
    (_, at) =>
      kernelKinds.find((kind) => kind === said[at]) ?? (kernelKinds[at % kernelKinds.length] as KernelKind),
  );
}
