import { type Convolution, deriveConvolution } from "../../src/convolution/convolution.ts";
import type { PaddingPair } from "../../src/convolution/window.ts";
import { complete } from "../../src/frameworks/complete.ts";
import { type ConventionRefusal, refusalsOf } from "../../src/frameworks/finding.ts";
import type { LayerConvention } from "../../src/frameworks/framework.ts";
import { kerasKernels } from "../../src/frameworks/keras/kernels.ts";
import { onnxKernels } from "../../src/frameworks/onnx/kernels.ts";
import { pytorchKernels } from "../../src/frameworks/pytorch/kernels.ts";
import { tensorflowJsKernels } from "../../src/frameworks/tensorflow-js/kernels.ts";

/** The conventions of a convolution that a ruler asks, by the ids of their frameworks, in the order it shows them. */
export const conventions = {
  pytorch: pytorchKernels,
  keras: kerasKernels,
  onnx: onnxKernels,
  "tensorflow-js": tensorflowJsKernels,
} as const;
export type Asked = keyof typeof conventions;

/** What a framework makes of a layer's padding. */
export interface Answer {
  readonly id: Asked;
  /** Its own word for the padding; absent where the padding is a number. */
  readonly word?: string | undefined;
  readonly refusals: readonly ConventionRefusal[];
  /** Where it refuses the word: whether the numbers that the word stands for would do. */
  readonly byNumbers: boolean;
}

/** What each framework makes of a convolution with its padding as it is written: a word, or numbers. */
export function answersTo(layer: Convolution): readonly Answer[] {
  const { padding } = deriveConvolution(layer);
  return (Object.keys(conventions) as Asked[]).map((id) => {
    const convention: LayerConvention = conventions[id];
    const refusals = refusalsIn(convention, layer, layer.padding);
    const [word] = Object.entries(convention.words).find(([, meaning]) => meaning === layer.padding) ?? [];
    const byNumbers = refusals.length > 0 && refusalsIn(convention, layer, padding).length === 0;
    return { id, word, refusals, byNumbers };
  });
}

// None of the refusals asked for here depends on the channels' order.
const channelsFirst = { orders: ["channels-first"], dilationFrom: 1 } as const;

function refusalsIn(
  convention: LayerConvention,
  { inputSize, kernelSize, stride, dilation }: Convolution,
  padding: string | readonly PaddingPair[],
): readonly ConventionRefusal[] {
  const layer = { kernelSize, stride, dilation, padding };
  const spec = { kind: "convolution", inputShape: [1, ...inputSize], ...layer } as const;
  const { written } = complete(channelsFirst, convention, spec);
  return refusalsOf(channelsFirst, convention, written);
}
