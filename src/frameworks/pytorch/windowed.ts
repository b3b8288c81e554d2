import type { PaddingPair, Pooling, WindowedLayer } from "../../convolution/index.ts";
import { evaluate } from "../../formula/evaluate.ts";
import { floor, quotient } from "../../formula/formula.ts";
import { axesRefusal, inSequence, type LayerCode, type Sequence } from "../code.ts";
import { eachSide } from "../padding.ts";
import {
  asManyPadded,
  paddingToFit,
  poolingSizeNotes,
  standingAlike,
  type Windows,
  windowsOf,
} from "../pooling.ts";
import { call, keyword, scalarOrTuple } from "../python.ts";
import { convolutionLayers, inPytorch, pytorchPadding, pytorchTransposed } from "./convolution.ts";

/** The most padding on a side of a pooling whose window has k elements along the axis, dilated or not. */
export const mostPadding = floor(quotient("k", 2));

/** The PyTorch code of layers that move a window, one after another. */
export function pytorchCode(layers: readonly WindowedLayer[]): LayerCode {
  return inPytorch(inSequence(layers.map(windowedLayers)));
}

/** The PyTorch layers that are exactly this one. */
export function windowedLayers(layer: WindowedLayer): Sequence {
  if (layer.kind === "convolution") return convolutionLayers(layer);
  return layer.kind === "transposed-convolution" ? pytorchTransposed(layer) : pytorchPooling(layer);
}

/** The PyTorch layers that are exactly this pooling. */
function pytorchPooling(layer: Pooling): Sequence {
  const refusal = axesRefusal(layer.kind, layer.inputSize.length);
  if (refusal) return refusal;
  const { kind, dilation, power, divisor } = layer;
  if (kind === "average-pooling" && dilation.some((step) => step > 1))
    return { refusal: { code: "torch-average-dilation", dilation } };
  const windows = windowsOf(layer);
  if (power || divisor) return summing(windows);
  return windows.counted ? countedPooling(windows) : uncountedPooling(windows);
}

// A sum to which padding's zeros add nothing; PyTorch makes it of an average, which divides by the whole window alone where
// none hangs over.
function summing(windows: Windows): Sequence {
  const { layer, derivation, rank } = windows;
  const { kind, dilation, power = 2 } = layer;
  if (dilation.some((step) => step > 1) || (kind === "average-pooling" && rank === 1))
    return { refusal: { code: "no-such-layer", kind } };
  if (power % 2 > 0) return { refusal: { code: "odd-power", power } };
  const pool = written(windows, {});
  if (standingAlike(windows, { padding: 0, ceilMode: false }))
    return { layers: [pool], notes: poolingSizeNotes(windows, !layer.ceilMode && layer.padding !== "same") };
  const fit = paddingToFit(windows);
  const literal = fit === derivation.padding && typeof layer.padding !== "string" && !layer.ceilMode;
  return {
    layers: [pytorchPadding(fit), pool],
    notes: [{ code: "padding-layer", padding: fit }, ...poolingSizeNotes(windows, literal)],
  };
}

// Only where the windows stand matters: PyTorch pads both sides alike, and may leave the last window out.
function uncountedPooling(windows: Windows): Sequence {
  const { layer, before, derivation } = windows;
  const own = eachSide(derivation.padding) !== undefined && typeof layer.padding !== "string";
  const padding = before.map((size): PaddingPair => [size, size]);
  if (tooLarge(windows)) return tooLargeRefusal(layer);
  for (const ceilMode of [layer.ceilMode, !layer.ceilMode]) {
    if (padsTooMuch(layer, before) || !standingAlike(windows, { padding, ceilMode })) continue;
    const literal = ceilMode === layer.ceilMode && (own || layer.padding === "valid");
    return {
      layers: [written(windows, { padding: before, ceilMode, leavesOut: true })],
      notes: poolingSizeNotes(windows, literal),
    };
  }
  if (layer.kind === "average-pooling")
    return { refusal: { code: "average-without-padding", padding: derivation.padding } };
  const fit = paddingToFit(windows);
  return {
    layers: [pytorchPadding(fit, 'float("-inf")'), written(windows, {})],
    notes: [
      { code: "padding-layer", padding: fit },
      ...poolingSizeNotes(
        windows,
        fit === derivation.padding && typeof layer.padding !== "string" && !layer.ceilMode,
      ),
    ],
  };
}

function countedPooling(windows: Windows): Sequence {
  const { layer, derivation } = windows;
  const { ceilMode } = layer;
  const { padding } = derivation;
  const notes = poolingSizeNotes(windows, typeof layer.padding !== "string");
  const sides = eachSide(padding);
  if (
    sides &&
    !padsTooMuch(layer, sides) &&
    !tooLarge(windows) &&
    standingAlike(windows, { padding, ceilMode })
  )
    return { layers: [written(windows, { padding: sides, ceilMode })], notes };
  // A window that would start in the padding after is dropped; where the padding is a layer, it is kept unless all are cut off.
  const mode = [ceilMode, false].find((each) => asManyPadded(windows, padding, each));
  if (mode === undefined) return { refusal: { code: "average-past-end", padding } };
  const padded = padding.map(([before, after], axis) => before + (layer.inputSize[axis] as number) + after);
  if (tooLarge(windows, padded)) return tooLargeRefusal(layer);
  return {
    layers: [pytorchPadding(padding), written(windows, { ceilMode: mode })],
    notes: [{ code: "padding-layer", padding }, ...notes],
  };
}

function padsTooMuch({ kernelSize }: Pooling, sides: readonly number[]): boolean {
  return sides.some((size, axis) => size > evaluate(mostPadding, { k: kernelSize[axis] as number }));
}

// AvgPool3d, unlike the others, wants its kernel within the input without padding.
function tooLarge({ layer, rank }: Windows, inputSize = layer.inputSize): boolean {
  if (layer.kind !== "average-pooling" || rank < 3) return false;
  return layer.kernelSize.some((size, axis) => size > (inputSize[axis] as number));
}

function tooLargeRefusal({ kernelSize, inputSize }: Pooling): Sequence {
  return { refusal: { code: "average-3d-over-input", kernelSize, inputSize } };
}

function written(
  { layer, rank }: Windows,
  {
    padding = [0],
    ceilMode = false,
    leavesOut = false,
  }: { readonly padding?: readonly number[]; readonly ceilMode?: boolean; readonly leavesOut?: boolean },
): string {
  const average = layer.kind === "average-pooling";
  const kernel = scalarOrTuple(layer.kernelSize);
  const { power, divisor } = layer;
  return call(`nn.${names[layer.kind]}Pool${rank}d`, [
    ...(power ? [`${power}`] : []),
    kernel,
    ...keyword("stride", scalarOrTuple(layer.stride), kernel),
    ...keyword("padding", scalarOrTuple(padding), "0"),
    ...keyword("dilation", scalarOrTuple(layer.dilation)),
    ...(ceilMode ? ["ceil_mode=True"] : []),
    ...(average && leavesOut && padding.some((size) => size > 0) ? ["count_include_pad=False"] : []),
    ...(divisor ? [`divisor_override=${divisor}`] : []),
  ]);
}

const names = { "max-pooling": "Max", "average-pooling": "Avg", "lp-pooling": "LP" } as const;
