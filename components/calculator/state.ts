import type { Convolution, UncheckedSpec } from "../../src/convolution/index.ts";
import { readText, type State } from "../form/state.ts";

/** The axes of a form. A layer of fewer uses the last ones; a number that all axes share is that of the width. */
export const letters = ["d", "h", "w"] as const;

/** The spec a state asks for: texts that are whole numbers as numbers, empty ones left out, others as they are. */
export function specOf(state: State): UncheckedSpec {
  const { paddingMode, perAxis } = state;
  const axes = (field: string, own: unknown = perAxis) =>
    letters
      .slice(-Number(state.rank))
      .map((letter) => readText(state[`${field}-${own ? letter : "w"}`] as string));
  const [pads, after] = [axes("padding"), axes("paddingAfter")];
  const sides = pads.map((before, axis) => [before, after[axis]]);
  return {
    inputSize: axes("inputSize", true),
    inChannels: readText(state.inChannels as string),
    outChannels: readText(state.outChannels as string),
    kernelSize: axes("kernelSize"),
    stride: axes("stride"),
    padding: { number: pads, sides }[paddingMode as string] ?? paddingMode,
    dilation: axes("dilation"),
    groups: readText(state.groups as string) ?? "",
    bias: state.bias !== "",
  };
}

/** The state of a layer. */
export function stateOf(layer: Convolution): State {
  const { inputSize, padding } = layer;
  const pairs = typeof padding === "string" ? inputSize.map(() => [0, 0] as const) : padding;
  const several = [layer.kernelSize, layer.stride, layer.dilation, pairs.map(String)];
  const mode = pairs.every(([before, after]) => before === after) ? "number" : "sides";
  return {
    rank: String(inputSize.length),
    perAxis: several.some((values) => new Set<unknown>(values).size > 1) ? "yes" : "",
    paddingMode: typeof padding === "string" ? padding : mode,
    bias: layer.bias ? "yes" : "",
    inChannels: String(layer.inChannels),
    outChannels: String(layer.outChannels),
    groups: String(layer.groups),
    ...ofAxes("inputSize", inputSize),
    ...ofAxes("kernelSize", layer.kernelSize),
    ...ofAxes("stride", layer.stride),
    ...ofAxes("dilation", layer.dilation),
    ...ofAxes(
      "padding",
      pairs.map(([before]) => before),
    ),
    ...ofAxes(
      "paddingAfter",
      pairs.map(([, after]) => after),
    ),
  };
}

// An axis that the layer does not have takes the number of its first, so that a layer with one axis more fits at once.
function ofAxes(field: string, values: readonly (string | number)[]): State {
  const missing = letters.length - values.length;
  return Object.fromEntries(
    letters.map((letter, at) => [`${field}-${letter}`, String(values[Math.max(0, at - missing)])]),
  );
}

/** A state whose axes each have the number they shared, for the moment a reader asks for one an axis. */
export function toldApart(state: State): State {
  const shared = (name: string) => name.replace(/^(?!input)(.+)-.$/, "$1-w");
  return Object.fromEntries(Object.keys(state).map((name) => [name, state[shared(name)] as string]));
}

/** The names of the controls that an issue is about. */
export function controlNames(
  state: State,
  { field, axis }: { readonly field: string; readonly axis?: number },
): readonly string[] {
  if (!(`${field}-w` in state)) return [field];
  const own = axis !== undefined && (state.perAxis || field === "inputSize");
  return [`${field}-${letters.at(own ? axis - Number(state.rank) : -1)}`, `${field}Mode`];
}
