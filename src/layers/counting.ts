/** How a tool or a paper counts the work of layers; every count is made of what the derivations give. */
export interface Counting {
  /** Operations that one multiply-accumulate is taken for. */
  readonly perMac: 1 | 2;
  /** Whether the addition of a bias to an output element is an operation too. */
  readonly biases: boolean;
  /** Operations an element that comes out of a normalisation (a scale and a shift of known statistics), 0 where not counted. */
  readonly perNormalized: 0 | 1 | 2;
  /** Whether each element that comes out of a pooling or an activation is an operation. */
  readonly perElement: boolean;
  /** Where a transposed kernel is counted: over what comes in, as it is laid, or over what goes out. */
  readonly transposedOver: "input" | "output";
}

/** Multiply-accumulates, the notebook's own count: padding's zeros counted, biases not. */
export const macs: Counting = {
  perMac: 1,
  biases: false,
  perNormalized: 0,
  perElement: false,
  transposedOver: "input",
};

/** Two operations a multiply-accumulate: FLOPs as most papers since 2019 say them. */
export const flops: Counting = { ...macs, perMac: 2 };
