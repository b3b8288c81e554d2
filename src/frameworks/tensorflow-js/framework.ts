import { sameCrops, sameGaps, statisticsCounted } from "../differences.ts";
import type { ConventionRefusal, Difference } from "../finding.ts";
import type { CompleteSpec, Framework, LayerConvention } from "../framework.ts";
import { keras, kerasPooling, kerasWhole, kerasWindow, withoutDepthwiseBias } from "../keras/framework.ts";
import { kerasTransposedDifferences, kerasTransposedSizes, madeAsKeras } from "../keras/transposed-sizes.ts";
import { isNothing } from "../padding.ts";
import { strideAndDilation } from "../refusals.ts";
import { heightForWidth, numericSizes } from "./sizes.ts";

// The layers take words alone; the operations under them, tf.conv2d and tf.maxPool, take numbers too.
const pooling: LayerConvention = {
  ...kerasPooling,
  numbers: "a pair an axis",
  refuse: (written) => wordsAlone(written, [2, 3]),
  sizes: numericSizes,
  differ: (written) => [...heightForWidth(written), ...cropping(written)],
};

/** TensorFlow.js, with what its version 4.22 gets wrong. */
export const tensorflowJs: Framework<"tensorflow-js"> = {
  id: "tensorflow-js",
  name: "TensorFlow.js",
  witness: "TensorFlow.js 4.22.0",
  orders: keras.orders,
  dilationFrom: 1,
  kept: keras.kept,
  parameters: keras.parameters,
  layers: {
    convolution: {
      ...kerasWindow,
      words: { ...kerasWindow.words, causal: "causal" },
      numbers: "a pair an axis",
      fields: ["padding", "dilation", "groups"],
      refuse: (written) => [
        ...(written.padding === "causal" ? [{ code: "causal-not-written-yet" } as const] : []),
        ...wordsAlone(written, [2]),
        ...strideAndDilation(written),
      ],
      made: () => ({ groups: 1 }),
      sizes: numericSizes,
      differ: (written) => [
        ...(written.groups > 1 ? [{ code: "groups-ignored", groups: written.groups } as const] : []),
        ...heightForWidth(written),
        ...cropping(written),
      ],
    },
    "transposed-convolution": {
      ...kerasWindow,
      ranks: [2, 3],
      fields: ["padding", "dilation", "outputPadding"],
      made: (written) => ({ ...madeAsKeras(heedless(written)), dilation: undilated(written) }),
      sizes: (written, axis) => kerasTransposedSizes(heedless(written), axis),
      differ: (written) => [
        ...dilationIgnored(written),
        ...(written.outputPadding?.some((size) => size > 0)
          ? [{ code: "output-padding-ignored", outputPadding: written.outputPadding } as const]
          : []),
        ...kerasTransposedDifferences(heedless(written)),
        ...shifting(heedless(written)),
      ],
    },
    "depthwise-convolution": {
      ...kerasWindow,
      ranks: [2, 2],
      made: (written) => ({ dilation: undilated(written) }),
      differ: dilationIgnored,
    },
    "separable-convolution": {
      ...kerasWindow,
      ranks: [2, 2],
      refuse: strideAndDilation,
      differ: withoutDepthwiseBias,
    },
    "max-pooling": pooling,
    "average-pooling": pooling,
    "batch-normalization": { ...kerasWhole, differ: statisticsCounted },
    dense: kerasWhole,
  },
};

// tf.conv3d takes no numbers, and tf.conv1d fails at any but 0.
function wordsAlone(
  { inputSize: { length: rank }, padding }: CompleteSpec,
  ranks: readonly number[],
): readonly ConventionRefusal[] {
  if (typeof padding === "string" || isNothing(padding)) return [];
  return ranks.includes(rank) ? [] : [{ code: "padding-by-words-alone", words: ["valid", "same"] }];
}

// Its padding of volumes is not kept from turning negative, as that of images is.
function cropping(written: CompleteSpec): readonly Difference[] {
  return written.inputSize.length === 3 ? sameCrops(written) : [];
}

function shifting(written: CompleteSpec): readonly Difference[] {
  const gaps = written.inputSize.length === 3 ? sameGaps(written) : [];
  return gaps.map(({ axis }) => ({ code: "same-shifts", axis }));
}

function dilationIgnored({ dilation }: CompleteSpec): readonly Difference[] {
  return dilation.some((step) => step > 1) ? [{ code: "dilation-ignored", dilation }] : [];
}

function undilated({ dilation }: CompleteSpec): readonly number[] {
  return dilation.map(() => 1);
}

// Its transposed layers read neither the dilation nor the output padding.
function heedless({ outputPadding, ...written }: CompleteSpec): CompleteSpec {
  return { ...written, dilation: undilated(written) };
}
