import { type Difference, sameGaps, statisticsCounted, strideAndDilation } from "../finding.ts";
import type { CompleteSpec, Framework, LayerConvention } from "../framework.ts";
import {
  keras,
  kerasPooling,
  kerasTransposedDifferences,
  kerasTransposedSizes,
  kerasWhole,
  madeAsKeras,
  withoutDepthwiseBias,
} from "../keras/framework.ts";
import { kerasWindow } from "../keras/kernels.ts";
import { cropping, heightForWidth, numericSizes, tensorflowJsKernels, wordsAlone } from "./kernels.ts";

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
    convolution: tensorflowJsKernels,
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
