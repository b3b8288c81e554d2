import type { PaddingWord, PerAxis } from "../convolution/index.ts";
import { work } from "../convolution/step.ts";
import { effectiveKernel } from "../convolution/window.ts";
import type { LayerSpec } from "../layers/spec.ts";
import { depthwiseSeparable } from "../layers/windowed.ts";
import { shapeFrom } from "./channel-order.ts";
import type { CompleteSpec, ConventionSpec, Framework, LayerConvention } from "./framework.ts";
import { everyAxis, isNothing, pairs } from "./padding.ts";

/** The fields that a spec leaves out, with the values they take for it. */
export type Taken = { readonly [field in "order" | "stride" | "padding" | "dilation" | "bias"]?: unknown };

/** A spec with the framework's defaults filled in, and the defaults that were taken. */
export function complete(
  convention: Pick<Framework, "orders" | "dilationFrom">,
  layer: LayerConvention,
  spec: ConventionSpec,
): { readonly written: CompleteSpec; readonly taken: Taken } {
  const { defaults } = layer;
  const order = spec.order ?? convention.orders[0];
  const [channels = 0, ...inputSize] = shapeFrom(order, spec.inputShape);
  const each = (value: PerAxis) => everyAxis(value, inputSize.length);
  const kernelSize = each(spec.kernelSize ?? 1);
  const { dilationFrom } = convention;
  const standard = {
    order: convention.orders[0],
    stride: defaults.stride === "kernel" ? kernelSize : defaults.stride,
    padding: defaults.padding,
    dilation: dilationFrom,
    bias: defaults.bias,
  };
  const used = Object.entries(standard).filter(
    ([field]) => spec[field as keyof ConventionSpec] === undefined,
  );
  const written: CompleteSpec = {
    kind: spec.kind,
    channels,
    inputSize,
    order,
    outChannels: spec.outChannels ?? channels,
    depthMultiplier: spec.depthMultiplier ?? 1,
    kernelSize,
    stride: each(spec.stride ?? standard.stride),
    padding: padding(layer, spec.padding ?? defaults.padding, inputSize.length),
    paddedByNumber: typeof (spec.padding ?? defaults.padding) === "number",
    dilation: each(spec.dilation ?? dilationFrom).map((step) => step + 1 - dilationFrom),
    groups: spec.groups ?? 1,
    bias: spec.bias ?? defaults.bias,
    depthwiseBias: defaults.depthwiseBias && (spec.depthwiseBias ?? spec.bias ?? defaults.bias),
    ...(spec.outputPadding !== undefined && { outputPadding: each(spec.outputPadding) }),
    ceilMode: defaults.ceilMode ?? spec.ceilMode ?? false,
    countPadding: defaults.countPadding,
    affine: spec.affine ?? true,
    scale: spec.scale ?? true,
  };
  return { written, taken: Object.fromEntries(used) };
}

// No padding is `valid`, and `valid` no padding, whether the framework writes words or numbers.
function padding(
  { words, numbers }: LayerConvention,
  given: NonNullable<ConventionSpec["padding"]>,
  rank: number,
): CompleteSpec["padding"] {
  if (typeof given === "string") {
    const word = words[given] ?? (given as PaddingWord);
    return word === "valid" && numbers !== "none" ? pairs(0, rank) : word;
  }
  const sides = pairs(given, rank);
  return numbers === "none" && isNothing(sides) ? "valid" : sides;
}

/** The layers of this notebook, one after another, that a framework's layer is: a separable convolution is two. */
export function toLayers(written: CompleteSpec): readonly LayerSpec[] {
  const { kind, channels, outChannels, depthMultiplier, depthwiseBias, groups, bias } = written;
  const { kernelSize, stride, padding, dilation, outputPadding = 0, ceilMode, countPadding } = written;
  const window = { kernelSize, stride, padding, dilation };
  switch (kind) {
    case "convolution":
      return [{ kind, outChannels, ...window, groups, bias }];
    case "transposed-convolution":
      return [{ kind, outChannels, ...window, outputPadding, groups, bias } as LayerSpec];
    case "depthwise-convolution": {
      const own = { outChannels: channels * depthMultiplier, groups: channels };
      return [{ kind: "convolution", ...window, ...own, bias }];
    }
    case "separable-convolution": {
      const own = { inChannels: channels, outChannels, depthMultiplier, depthwiseBias, bias };
      return depthwiseSeparable({ ...window, ...own });
    }
    case "max-pooling":
    case "average-pooling":
      return [{ kind, ...window, ceilMode, countPadding } as LayerSpec];
    case "batch-normalization":
      return [{ kind, affine: written.affine, scale: written.scale }];
    case "dense":
      return [{ kind, outFeatures: outChannels, bias }];
  }
}

/** The numbers of a layer along an axis by the letters of the formulas: a is 0 where no output padding is given. */
export function numbersAlong(
  { inputSize, kernelSize, stride, dilation, outputPadding }: CompleteSpec,
  axis: number,
) {
  return {
    i: inputSize[axis] as number,
    k: kernelSize[axis] as number,
    s: stride[axis] as number,
    d: dilation[axis] as number,
    a: outputPadding?.[axis] ?? 0,
  };
}

/** The same with k the elements that the kernel spans, its gaps counted. */
export function spannedAlong(written: CompleteSpec, axis: number) {
  const numbers = numbersAlong(written, axis);
  return { ...numbers, k: work(effectiveKernel, numbers).value };
}
