import type { LayerWindow, Step } from "../convolution/index.ts";

/** The shape of a volume on its way between layers, without the batch: [C, ...spatial sizes]; flat: [features]. */
export type Shape = readonly number[];

/**
 * What a layer makes of the shapes that come in. Every number that the layer does not merely pass on is the value of a
 * step, `evaluate(step.formula, step.values)`.
 */
export interface Shaped {
  readonly outputShape: Shape;
  /** Elements of the output, which the next layer reads: the layer's activation memory in values. */
  readonly outputElements: number;
  /** Weights and biases that training changes. */
  readonly parameters: number;
  /** The biases among the parameters that are added to an output element: for conventions that count their additions. */
  readonly biases: number;
  /** Numbers kept but not trained: the running mean and variance of a batch normalisation. */
  readonly buffers: number;
  /** Whole-number buffers, which PyTorch keeps and Keras does not: batches seen. */
  readonly counters: number;
  /** Multiply-accumulates for one input. */
  readonly macs: number;
  readonly steps: readonly Step[];
  /** The window along each spatial axis, for receptive fields; "all" where every output depends on all of the input. */
  readonly window: LayerWindow;
}
