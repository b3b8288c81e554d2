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
 * pooled: what ptflops counts of modules, and its README prints.
 */
export const ptflops: Counting = {
  perMac: 1,
  biases: true,
  normalized: "elements",
  activated: 1,
  pooled: "input",
  transposedOver: "input",
};

/** The same, activations and poolings twice: since it follows functions too, ptflops meets each within its module again. */
export const ptflopsTwice: Counting = { ...ptflops, activated: 2, pooled: "input, twice" };

/**
 * Multiply-accumulates, biases, a comparison and a product an element of an activation, two operations an element of every
 * stride of a pooling, one an element added; normalisations are taken to be merged into convolutions.
 */
export const convnetBurden: Counting = {
  ...macs,
  biases: true,
  activated: 2,
  added: true,
  pooled: "strides",
};

/** Every weight and bias of a convolution once at every output place; whatever else is trained, once. */
export const torchinfo: Counting = {
  perMac: 1,
  biases: true,
  normalized: "parameters",
  activated: 0,
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
    source: github("sovrasov/flops-counter.pytorch", "README, benchmark"),
  },
  {
    id: "ptflops-0-7-5",
    counting: ptflopsTwice,
    source: { kind: "program", name: "ptflops 0.7.5, pytorch_ops.py" },
  },
  { id: "torchinfo", counting: torchinfo, source: github("TylerYep/torchinfo", "layer_info.py") },
  {
    id: "tensorflow-profiler",
    counting: tensorflowProfiler,
    source: github("google-research/receptive_field", "RECEPTIVE_FIELD_TABLE.md"),
  },
  {
    id: "convnet-burden",
    counting: convnetBurden,
    source: github("albanie/convnet-burden", "core/burden.m"),
  },
];
