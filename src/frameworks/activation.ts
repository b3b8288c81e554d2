import type { LayerNote, Sequence } from "./layer-code.ts";

interface Named {
  readonly name?: string;
}

/** The activation that PyTorch has under a name, however the name is written; any, with a note, where there is none. */
export function pytorchActivation({ name }: Named): Sequence {
  return activationOf(name, ([pytorch]) => `nn.${pytorch}`);
}

/** The same in Keras. */
export function kerasActivation({ name }: Named): Sequence {
  return activationOf(name, ([, keras]) => `keras.layers.${keras}`);
}

/** PyTorch's PReLU: a slope for all channels, or one a channel. */
export function pytorchSlopes(slopes: "one" | "channels", channels: number): Sequence {
  return { layers: [slopes === "one" || channels === 1 ? "nn.PReLU()" : `nn.PReLU(${channels})`] };
}

/** Keras's PReLU, which has a slope an element, but for the axes that are told to share. */
export function kerasSlopes(slopes: "one" | "channels", rank: number): Sequence {
  const axes = Array.from({ length: slopes === "one" ? rank + 1 : rank }, (_, axis) => axis + 1);
  return {
    layers: [`keras.layers.PReLU(${axes.length > 0 ? `shared_axes=[${axes.join(", ")}]` : ""})`],
  };
}

/** PyTorch's dropout, or what else holds nothing and keeps the shape under the name. */
export function pytorchDropout({ name }: Named): Sequence {
  if (name === undefined || plain(name) === "dropout") return dropout(`nn.Dropout(${half})`);
  if (plain(name).startsWith("localresponse")) return { layers: ["nn.LocalResponseNorm(5)"] };
  return { refusal: { code: "no-such-layer", kind: "dropout", name } };
}

/** The same in Keras, which has dropout alone. */
export function kerasDropout({ name }: Named): Sequence {
  if (name === undefined || plain(name) === "dropout") return dropout(`keras.layers.Dropout(${half})`);
  return { refusal: { code: "no-such-layer", kind: "dropout", name } };
}

function dropout(layer: string): Sequence {
  return { layers: [layer], notes: [{ code: "any-probability", probability: half }] };
}

function activationOf(
  name: string | undefined,
  pick: (names: readonly [string, string]) => string,
): Sequence {
  const known = activations[plain(name ?? anyName)];
  if (!known) return { refusal: { code: "no-such-layer", kind: "activation", name: name as string } };
  const note: LayerNote = { code: "any-activation", name: anyName };
  return { layers: [pick(known)], notes: name === undefined ? [note] : [] };
}

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, "");
}

const half = 0.5;
const anyName = "ReLU";
const sigmoidLinear = ["SiLU()", 'Activation("silu")'] as const;

/** By a name without case and signs: the layer in PyTorch and in Keras, both with the same numbers in them. */
const activations: Readonly<Record<string, readonly [pytorch: string, keras: string]>> = {
  relu: ["ReLU()", "ReLU()"],
  relu6: ["ReLU6()", "ReLU(max_value=6)"],
  leakyrelu: ["LeakyReLU(0.01)", "LeakyReLU(0.01)"],
  elu: ["ELU()", "ELU()"],
  selu: ["SELU()", 'Activation("selu")'],
  gelu: ["GELU()", 'Activation("gelu")'],
  silu: sigmoidLinear,
  swish: sigmoidLinear,
  mish: ["Mish()", 'Activation("mish")'],
  softplus: ["Softplus()", 'Activation("softplus")'],
  sigmoid: ["Sigmoid()", 'Activation("sigmoid")'],
  hardsigmoid: ["Hardsigmoid()", 'Activation("hard_sigmoid")'],
  hardswish: ["Hardswish()", 'Activation("hard_swish")'],
  tanh: ["Tanh()", 'Activation("tanh")'],
  softmax: ["Softmax(dim=1)", "Softmax()"],
};
