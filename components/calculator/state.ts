import type { Convolution, UncheckedSpec } from "../../src/convolution/index.ts";

/** The axes a form has texts for; a layer of fewer uses the last ones, and what all axes share stands with the last. */
export const letters = ["d", "h", "w"] as const;

/**
 * What stands in the form, as typed, by the names of its controls: `rank`, `perAxis`, `paddingMode`, `bias`,
 * `inChannels`, `outChannels`, `groups`, and `inputSize-d` to `dilation-w`, a text an axis. A cleared box is empty.
 */
export type State = Readonly<Record<string, string>>;

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

/** A text as a number where it is a whole one, as nothing where it is empty; full-width digits, as Chinese keyboards type them, are digits. */
export function readText(text: string): number | string | undefined {
  const plain = text.normalize("NFKC").trim();
  return /^[+-]?\d+$/.test(plain) ? Number(plain) : plain === "" ? undefined : text;
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
    ...spread("inputSize", inputSize),
    ...spread("kernelSize", layer.kernelSize),
    ...spread("stride", layer.stride),
    ...spread("dilation", layer.dilation),
    ...spread(
      "padding",
      pairs.map(([before]) => before),
    ),
    ...spread(
      "paddingAfter",
      pairs.map(([, after]) => after),
    ),
  };
}

// Axes a layer does not have take the text of its first, so that adding an axis starts from something that fits.
function spread(field: string, values: readonly (string | number)[]): State {
  const missing = letters.length - values.length;
  return Object.fromEntries(
    letters.map((letter, at) => [`${field}-${letter}`, String(values[Math.max(0, at - missing)])]),
  );
}

/** A state as the query of a link: what differs from the preset it is opened over, `kernelSize-w=5&stride-w=2`. */
export function queryOf(state: State, preset: State): string {
  return String(new URLSearchParams(Object.entries(state).filter(([name, text]) => text !== preset[name])));
}

/** The state a query asks for over a preset; every text is kept, whatever it is, and names the form lacks are passed over. */
export function stateFrom(query: string, preset: State): State {
  const asked = new URLSearchParams(query);
  return Object.fromEntries(Object.entries(preset).map(([name, text]) => [name, asked.get(name) ?? text]));
}

/** The name of the control an issue is about. */
export function controlOf(state: State, field: string, axis: number | undefined): string {
  if (`${field}-w` in state) {
    const own = axis !== undefined && (state.perAxis || field === "inputSize");
    return `${field}-${letters.at(own ? axis - Number(state.rank) : -1)}`;
  }
  return field;
}
