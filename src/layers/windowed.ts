import {
  type AxisWindow,
  type Derivation,
  derive,
  derivePooling,
  deriveTransposed,
  type LayerIssue,
  safeParse,
  safeParsePooling,
  safeParseTransposed,
} from "../convolution/index.ts";
import type { Result } from "../convolution/validate.ts";
import type { Unchecked } from "./kind.ts";
import type { Shape, Shaped } from "./shaped.ts";

/** What a layer that moves a window makes of the one shape that comes in. */
export type OnShapes = (own: Unchecked, shapes: readonly Shape[]) => Result<Shaped, LayerIssue>;

/** A convolution, on shapes. */
export const convolutionOn: OnShapes = (own, shapes) =>
  onOne(shapes, ([inChannels, ...inputSize]) => {
    const { layer, issues } = safeParse({ ...own, inChannels, inputSize });
    return layer ? { layer: shaped(layer, derive(layer), false), issues } : { issues };
  });

/** A transposed convolution, on shapes. */
export const transposedOn: OnShapes = (own, shapes) =>
  onOne(shapes, ([inChannels, ...inputSize]) => {
    const { layer, issues } = safeParseTransposed({ ...own, inChannels, inputSize });
    return layer ? { layer: shaped(layer, deriveTransposed(layer), true), issues } : { issues };
  });

/** A pooling of a kind, on shapes. */
export function poolingOn(kind: "max" | "average"): OnShapes {
  return (own, shapes) =>
    onOne(shapes, ([channels, ...inputSize]) => pooled({ ...own, kind, channels, inputSize }));
}

/** A pooling over the whole of every axis, on shapes: it sees all. */
export const globalPoolingOn: OnShapes = (own, shapes) =>
  onOne(shapes, ([channels, ...inputSize]) => {
    const whole = { kind: own.pool ?? "average", channels, inputSize, kernelSize: inputSize };
    const { layer, issues } = pooled(whole);
    return layer ? { layer: { ...layer, window: "all" }, issues } : { issues };
  });

function pooled(spec: Parameters<typeof safeParsePooling>[0]): Result<Shaped, LayerIssue> {
  const { layer, issues } = safeParsePooling(spec);
  if (!layer) return { issues };
  return { layer: shaped(layer, { biases: 0, ...derivePooling(layer) }, false), issues };
}

/** The kinds of layer that move a window, by their names. */
export const windowedKinds = {
  convolution: convolutionOn,
  "transposed-convolution": transposedOn,
  "max-pooling": poolingOn("max"),
  "average-pooling": poolingOn("average"),
} as const;

function onOne(
  shapes: readonly Shape[],
  work: (shape: Shape) => Result<Shaped, LayerIssue>,
): Result<Shaped, LayerIssue> {
  const [shape = []] = shapes;
  if (shapes.length === 1) return work(shape);
  return { issues: [{ code: "wrong-input-count", field: "inputShape", inputs: shapes.length, minimum: 1 }] };
}

/** What a windowed layer's derivation must hold to be told on shapes; a pooling's has no biases. */
export type Derived = Omit<Derivation, "kernelWeights" | "weights" | "unusedInput">;

/** A checked layer that moves a window, on the shape it was checked with; `transposed` where it is a transposed convolution. */
export function shaped(
  { stride, dilation }: { readonly stride: readonly number[]; readonly dilation: readonly number[] },
  derived: Derived,
  transposed: boolean,
): Shaped {
  const { outputChannels, outputSize, outputElements, parameters, biases, macs, steps } = derived;
  return {
    outputShape: [outputChannels, ...outputSize],
    outputElements,
    parameters,
    biases,
    buffers: 0,
    counters: 0,
    macs,
    steps,
    window: stride.map(
      (step, axis): AxisWindow => ({
        span: derived.effectiveKernel[axis] as number,
        stride: step,
        before: derived.padding[axis]?.[0] as number,
        transposed,
        dilation: dilation[axis] as number,
      }),
    ),
  };
}
