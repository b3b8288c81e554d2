import fc from "fast-check";
import type { ConvolutionSpec } from "../src/convolution/index.ts";
import { networks, summarize } from "../src/networks/index.ts";

/**
 * Convolutions over images as far as TensorFlow.js goes: without groups, and by numbers padded alike on all sides under a
 * square kernel. No two are alike but by chance, and nothing about one axis follows from the other.
 */
const imaginable: fc.Arbitrary<ConvolutionSpec> = fc.record({
  inputSize: fc.tuple(fc.integer({ min: 16, max: 512 }), fc.integer({ min: 16, max: 512 })),
  inChannels: fc.integer({ min: 1, max: 512 }),
  outChannels: fc.integer({ min: 1, max: 512 }),
  kernelSize: fc.integer({ min: 1, max: 7 }),
  stride: fc.integer({ min: 1, max: 4 }),
  padding: fc.oneof(fc.constantFrom("valid" as const, "same" as const), fc.integer({ min: 0, max: 3 })),
  bias: fc.boolean(),
});

/** Two thousand layers, the same at every run. */
export const randomSpecs: readonly ConvolutionSpec[] = fc.sample(imaginable, { seed: 1, numRuns: 2000 });

/** The convolutions of every network over images that is declared, but for those in groups. */
export const networkSpecs: readonly ConvolutionSpec[] = networks
  .filter(({ inputShape }) => inputShape.length === 3)
  .flatMap((network) => summarize(network).rows)
  .flatMap(({ layer, inputShapes: [shape = []] }): readonly ConvolutionSpec[] => {
    const [inChannels = 0, ...inputSize] = shape;
    if (layer.kind !== "convolution" || (layer.groups ?? 1) > 1) return [];
    const { kind: _, ...own } = layer;
    return [{ ...own, inChannels, inputSize }];
  });
