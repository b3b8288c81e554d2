import { depthwiseSeparable } from "../layers/depthwise-separable.ts";
import type { LayerSpec } from "../layers/layer-spec.ts";
import type { CompleteSpec } from "./spec.ts";

/** The layers of this notebook, one after another, that a layer filled in under a convention is. */
export function toLayers(written: CompleteSpec): readonly LayerSpec[] {
  const { channels, outChannels, kernelSize, stride, padding, dilation, groups, bias } = written;
  const window = { kernelSize, stride, padding, dilation };
  switch (written.kind) {
    case "convolution":
      return [{ kind: "convolution", outChannels, ...window, groups, bias }];
    case "transposed-convolution": {
      const outputPadding = written.outputPadding ?? 0;
      return [
        { kind: "transposed-convolution", outChannels, ...window, outputPadding, groups, bias } as LayerSpec,
      ];
    }
    case "depthwise-convolution":
      return [
        {
          kind: "convolution",
          outChannels: channels * written.depthMultiplier,
          ...window,
          groups: channels,
          bias,
        },
      ];
    case "separable-convolution": {
      const { depthMultiplier, depthwiseBias } = written;
      return depthwiseSeparable({
        inChannels: channels,
        outChannels,
        ...window,
        depthMultiplier,
        depthwiseBias,
        bias,
      });
    }
    case "max-pooling":
    case "average-pooling": {
      const { kind, ceilMode, countPadding } = written;
      return [{ kind, ...window, ceilMode, countPadding } as LayerSpec];
    }
    case "batch-normalization":
      return [{ kind: "batch-normalization", affine: written.affine, scale: written.scale }];
    case "dense":
      return [{ kind: "dense", outFeatures: outChannels, bias }];
  }
}
