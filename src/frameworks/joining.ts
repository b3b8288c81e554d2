import { type Emitted, inputNames } from "./layer-code.ts";
import { tuple } from "./python.ts";

type Joining = "add" | "multiply" | "concatenate";

/** PyTorch's way to join what comes in, as an expression of x1, x2, ... */
export function pytorchJoining(kind: Joining, count: number): Emitted {
  const inputs = inputNames(count);
  if (kind !== "concatenate") return { expression: inputs.join(kind === "add" ? " + " : " * "), inputs };
  const all = count === 1 ? `(${inputs[0]},)` : tuple(inputs);
  return { expression: `torch.cat(${all}, dim=1)`, inputs, imports: "import torch" };
}

/** Keras's layer that joins what comes in, called on x1, x2, ..., channels last. */
export function kerasJoining(kind: Joining, count: number): Emitted {
  const inputs = inputNames(count);
  // Keras's layers join two or more.
  if (count === 1) return { expression: inputs.join(), inputs };
  const name = { add: "Add", multiply: "Multiply", concatenate: "Concatenate" }[kind];
  return { expression: `keras.layers.${name}()([${inputs.join(", ")}])`, inputs };
}

/** Some channels of x1, in PyTorch. */
export function pytorchSelection(channels: readonly number[]): Emitted {
  return { expression: `x1[:, ${range(channels) ?? `[${channels.join(", ")}]`}]`, inputs: inputNames(1) };
}

/** Some channels of x1, in Keras, channels last. */
export function kerasSelection(channels: readonly number[]): Emitted {
  const slice = range(channels);
  return {
    expression: slice ? `x1[..., ${slice}]` : `keras.ops.take(x1, [${channels.join(", ")}], axis=-1)`,
    inputs: inputNames(1),
  };
}

/** A slice, where the channels are one after another. */
function range(channels: readonly number[]): string | undefined {
  const [first = 0] = channels;
  const inRow = channels.every((channel, at) => channel === first + at);
  return inRow ? `${first}:${first + channels.length}` : undefined;
}
