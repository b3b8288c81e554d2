import { countPerAxis } from "../convolution/fields.ts";
import { lookingThrough } from "../convolution/interval.ts";
import type { PerAxis } from "../convolution/window.ts";
import type { LayerKind } from "./kind.ts";
import { outputElements } from "./rules.ts";

/** Average pooling to a size that is asked for, whatever comes in; its windows may differ in size. */
export interface AdaptivePoolingSpec {
  readonly kind: "adaptive-pooling";
  readonly outputSize: PerAxis;
}

/**
 * Average pooling to a size that is asked for, by PyTorch's windows: the j-th of o goes from floor(j i / o) to
 * ceil((j + 1) i / o). Where o divides i they are all alike, and it is a plain pooling; else, and where there is one
 * window, its receptive field is all of the input.
 */
export const adaptivePooling: LayerKind<{ outputSize: readonly number[] }> = {
  axes: [1, 8],
  parse: (reading, own) => ({ outputSize: countPerAxis(reading, "outputSize", own.outputSize) }),
  plan({ outputSize }, [shape = []]) {
    const [channels = 0, ...size] = shape;
    const global = outputSize.every((length) => length === 1);
    const even = size.every((length, axis) => length % (outputSize[axis] as number) === 0);
    return {
      rules: [outputElements("C", size.length, "o")],
      channels,
      sizes: outputSize,
      window:
        even && !global
          ? (axis) => {
              const step = (size[axis] as number) / (outputSize[axis] as number);
              return { ...lookingThrough, span: step, stride: step };
            }
          : "all",
    };
  },
};
