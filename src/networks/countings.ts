import type { Source } from "../citation.ts";
import { type Counting, flops, macs } from "../layers/counting.ts";
import { github } from "./published.ts";

/** A counting that somebody uses, by the name it is asked for. */
export interface NamedCounting {
  /** Kebab-case and permanent. */
  readonly id: string;
  readonly counting: Counting;
  /** Who counts so. */
  readonly source: Source;
}

/**
 * Multiply-accumulates, biases, two operations an element of a trained normalisation, one an activation, one an element
 * pooled.
 */
export const ptflops: Counting = {
  perMac: 1,
  biases: true,
  normalized: "elements",
  activated: true,
  pooled: "input",
  transposedOver: "input",
};

/** Every weight and bias of a convolution once at every output place; whatever else is trained, once. */
export const torchinfo: Counting = {
  perMac: 1,
  biases: true,
  normalized: "parameters",
  activated: false,
  pooled: "nothing",
  transposedOver: "output",
};

/**
 * TensorFlow's profiler, by which google-research's receptive_field fills its table: two operations a
 * multiply-accumulate.
 */
export const tensorflowProfiler: Counting = { ...flops, biases: true, pooled: "windows" };

/** The countings that tools and papers use. */
export const countings: readonly NamedCounting[] = [
  { id: "macs", counting: macs, source: { kind: "program", name: "torchvision 0.29.1, _ops" } },
  {
    id: "flops",
    counting: flops,
    source: { kind: "program", name: "PyTorch 2.13.0, torch.utils.flop_counter" },
  },
  {
    id: "ptflops",
    counting: ptflops,
    source: github("sovrasov/flops-counter.pytorch", "ptflops/pytorch_ops.py"),
  },
  { id: "torchinfo", counting: torchinfo, source: github("TylerYep/torchinfo", "layer_info.py") },
  {
    id: "tensorflow-profiler",
    counting: tensorflowProfiler,
    source: github("google-research/receptive_field", "RECEPTIVE_FIELD_TABLE.md"),
  },
];
