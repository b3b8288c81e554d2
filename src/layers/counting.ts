/** How a tool or a paper counts the work of layers; every count is made of what the derivations give. */
export interface Counting {
  /** Operations that one multiply-accumulate is taken for. */
  readonly perMac: 1 | 2;
  /** Whether the addition of a bias to an output element is an operation too. */
  readonly biases: boolean;
  /** What is counted of a normalisation: one operation a trained number, or one an element and, where it is trained, one more. */
  readonly normalized: "nothing" | "parameters" | "elements";
  /** Whether each element that comes out of an activation is an operation. */
  readonly activated: boolean;
  /** Which elements a pooling spends an operation on: those that come in or go out, or all that its windows hold. */
  readonly pooled: "nothing" | "input" | "output" | "windows";
  /** Where a transposed kernel is counted: over what comes in, as it is laid, or over what goes out. */
  readonly transposedOver: "input" | "output";
}

/** Multiply-accumulates, the notebook's own count: padding's zeros counted, biases not. */
export const macs: Counting = {
  perMac: 1,
  biases: false,
  normalized: "nothing",
  activated: false,
  pooled: "nothing",
  transposedOver: "input",
};

/** Two operations a multiply-accumulate: FLOPs as most papers since 2019 say them. */
export const flops: Counting = { ...macs, perMac: 2 };
