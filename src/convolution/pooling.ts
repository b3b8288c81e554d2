import { ceil, difference, integer, maximum, quotient, sum } from "../formula/formula.ts";
import type { Derivation } from "./convolution.ts";
import {
  beginWith,
  choiceIssues,
  count,
  countPerAxis,
  type entering,
  flag,
  refuseOthers,
  sides,
} from "./fields.ts";
import type { LayerField, LayerIssue } from "./issues.ts";
import { chain, type Rule, rule } from "./step.ts";
import { assertShape, type Filled, flat, isInside, placeOf, positions, type Tensor } from "./tensor.ts";
import {
  assertChecked,
  countsAreExact,
  inexact,
  type Result,
  remembered,
  unwrap,
  validateLayer,
} from "./validate.ts";
import { costOf, elementRules } from "./weighted.ts";
import {
  beforeSymbol,
  effectiveKernel,
  named,
  outputSize,
  type PaddingPair,
  type PerAxis,
  paddingRules,
  roomIssues,
  strides,
  unusedInput,
  type Windowed,
  walk,
  walkAll,
} from "./window.ts";

export const poolingKinds = ["max", "average"] as const;
export type PoolingKind = (typeof poolingKinds)[number];

/** Padding of a pooling by name. */
export const poolingPaddingWords = ["valid", "same", "same-lower"] as const;
export type PoolingPaddingWord = (typeof poolingPaddingWords)[number];

/** A pooling as one may write it; a scalar stands for every axis. */
export interface PoolingSpec {
  readonly kind: PoolingKind | "lp";
  readonly inputSize: readonly number[];
  readonly channels: number;
  readonly kernelSize: PerAxis;
  /** The kernel's size where it is not given. */
  readonly stride?: PerAxis;
  readonly padding?: PoolingPaddingWord | number | readonly (number | PaddingPair)[];
  readonly dilation?: PerAxis;
  /** Whether a last window may hang over the end; it must start inside the input or the padding before it (PyTorch). */
  readonly ceilMode?: boolean;
  /**
   * Whether an average divides by padding's elements too. PyTorch does, so it is the default for padding in numbers;
   * TensorFlow, whose word `same` is, does not, and ONNX does not unless it is told to.
   */
  readonly countPadding?: boolean;
  /** Of an average alone: what its sums are divided by, whatever lies under the window (PyTorch's divisor_override). */
  readonly divisor?: number;
  /** Of an LP pooling alone: its p, 2 where it is not given. */
  readonly power?: number;
}

declare const checked: unique symbol;

/** A checked pooling: `pooling` and `safeParsePooling` alone make it. */
export interface Pooling extends Windowed {
  readonly [checked]: true;
  readonly kind: "max-pooling" | "average-pooling" | "lp-pooling";
  readonly channels: number;
  readonly padding: PoolingPaddingWord | readonly PaddingPair[];
  readonly ceilMode: boolean;
  readonly countPadding: boolean;
  readonly divisor?: number;
  /** Of an LP pooling alone. */
  readonly power?: number;
}

/** A pooling's spec whose fields may hold anything. */
export type UncheckedPooling = { readonly [field in keyof PoolingSpec | typeof entering]?: unknown };

/**
 * A pooling whose every number is checked; the stride is the kernel's size where it is not given.
 *
 * @throws LayerError with everything that is wrong with the spec.
 */
export function pooling(spec: PoolingSpec): Pooling {
  return unwrap(safeParsePooling(spec));
}

/** A pooling over the whole of every axis: one element a channel; throws LayerError as `pooling` does. */
export function globalPooling(spec: Pick<PoolingSpec, "kind" | "inputSize" | "channels">): Pooling {
  return pooling({ ...spec, kernelSize: spec?.inputSize });
}

/** The layer a spec makes, or everything wrong with it, all at once. */
export function safeParsePooling(unread: UncheckedPooling): Result<Pooling, LayerIssue> {
  const { reading, spec, size } = beginWith<LayerField>("inputSize", unread);
  const kernelSize = countPerAxis(reading, "kernelSize", spec.kernelSize);
  const fields = {
    kind: spec.kind === "average" || spec.kind === "lp" ? `${spec.kind}-pooling` : "max-pooling",
    inputSize: size,
    channels: count(reading, "channels", spec.channels),
    kernelSize,
    stride: spec.stride == null ? kernelSize : countPerAxis(reading, "stride", spec.stride),
    padding: sides(reading, "padding", spec.padding ?? 0, poolingPaddingWords),
    dilation: countPerAxis(reading, "dilation", spec.dilation ?? 1),
    ceilMode: flag(reading, "ceilMode", spec.ceilMode ?? false),
    countPadding: flag(reading, "countPadding", spec.countPadding ?? typeof spec.padding !== "string"),
    ...(spec.kind === "average" &&
      spec.divisor != null && { divisor: count(reading, "divisor", spec.divisor) }),
    ...(spec.kind === "lp" && { power: count(reading, "power", spec.power ?? 2) }),
  };
  for (const name of ["kind", "stride"] as const) reading.fields.add(name);
  refuseOthers(reading);
  const issues = [...choiceIssues("kind", spec.kind, [...poolingKinds, "lp"]), ...reading.issues];
  return validateLayer<Pooling, LayerIssue>(
    issues,
    fields,
    windowIssues,
    countsAreExact(largest, derivePooling),
  );
}

/**
 * What follows from a pooling. It has no parameters and no MACs: it compares, or adds and divides once a
 * window, and no tool that counts multiply-accumulates counts those.
 */
export type PoolingDerivation = Omit<Derivation, "kernelWeights" | "weights" | "biases">;

/** Everything that follows from a pooling, step by step, each number by a formula held as data; worked out once a layer. */
export const derivePooling = remembered((layer: Pooling): PoolingDerivation => {
  const axes = walkAll(layer, (axis) => walk(layer, axis, poolingRules(layer, axis)));
  const outputSize = axes.each("outputSize");
  const whole = chain({ C: layer.channels, ...named({ i: layer.inputSize, o: outputSize }) });
  whole.take(rule("parameters", "n", integer(0)));
  whole.take(rule("macs", "m", integer(0)));
  elementRules(outputSize.length, "C", "C").forEach(whole.take);
  return {
    effectiveKernel: axes.each("effectiveKernel"),
    padding: axes.padding,
    outputSize,
    outputChannels: layer.channels,
    unusedInput: axes.each("unusedInput"),
    ...costOf(whole.steps),
    steps: [...axes.steps, ...whole.steps],
  };
});

// A window that hangs over may be larger than the padded input, as long as it starts; any other must fit.
function windowIssues(layer: Pooling): readonly LayerIssue[] {
  return layer.inputSize.flatMap((_, axis) =>
    inexact(largest, (): readonly LayerIssue[] => {
      if (!layer.ceilMode) return roomIssues(layer, axis);
      const outputSize = walk(layer, axis, poolingRules(layer, axis)).known.o as number;
      return outputSize > 0 ? [] : [{ code: "output-not-positive", field: "kernelSize", axis, outputSize }];
    }),
  );
}

const largest = { effectiveKernel: "dilation" } as const;

/**
 * The rules of one axis of a pooling: those of a convolution, but in ceil mode the strides are rounded up, so that a last
 * window may hang over the end; one that would start past the input and the padding before it is dropped (PyTorch's
 * `pooling_output_shape`, Caffe's PoolingLayer).
 */
export function poolingRules(
  layer: Windowed & { readonly ceilMode: boolean },
  axis: number,
): readonly Rule[] {
  const begin = [effectiveKernel, ...paddingRules(layer, axis)];
  if (!layer.ceilMode) return [...begin, outputSize(layer, axis), unusedInput(layer, axis)];
  const startable = ceil(quotient(sum("i", beforeSymbol(layer, axis)), "s"));
  return [
    ...begin,
    rule("windows", "o_ceil", sum(ceil(strides(layer, axis)), 1)),
    rule("droppedWindows", "o_drop", maximum(difference("o_ceil", startable), 0)),
    rule("outputSize", "o", difference("o_ceil", "o_drop")),
    unusedInput(layer, axis),
  ];
}

/**
 * The output of a pooling, by the window walk in its plainest form. A maximum is that of the input's elements under the
 * window; padding never wins, and a window on padding alone gives -Infinity (PyTorch). An average divides by the elements
 * of the input under the window; of none it is 0 (ONNX Runtime 1.30). Where `countPadding` says so, it divides by those
 * of the padding too, and by a divisor that is given whatever is there; what hangs over the end in ceil mode is counted in neither
 * (PyTorch; ONNX Runtime 1.30 at every opset, which counted it before its pull request 16752 of 2023). An LP pooling is the
 * p-th root of the sum of the elements' magnitudes to the power p, to which padding adds nothing (ONNX's LpPool).
 *
 * @param input shape [C, ...inputSize]
 * @returns shape [C, ...outputSize]
 * @throws RangeError where the input's shape or length does not fit the layer.
 */
export function pool(layer: Pooling, input: Tensor): Filled {
  assertChecked(layer, "max-pooling", "average-pooling", "lp-pooling");
  const inputShape = [layer.channels, ...layer.inputSize];
  assertShape("input", input, inputShape);
  const { outputSize, padding } = derivePooling(layer);
  const paddedEnd = layer.inputSize.map((size, axis) => size + (padding[axis]?.[1] as number));
  const shape = [layer.channels, ...outputSize];
  const data = Float64Array.from(positions(shape), ([channel = 0, ...position]) => {
    const places = [...positions(layer.kernelSize)].map((offset) =>
      placeOf(layer, padding, position, offset),
    );
    const under = places
      .filter((place) => isInside(place, layer.inputSize))
      .map((place) => input.data[flat([channel, ...place], inputShape)] as number);
    if (layer.kind === "max-pooling") return Math.max(...under);
    const { power } = layer;
    if (power) return under.reduce((total, element) => total + Math.abs(element) ** power, 0) ** (1 / power);
    const counted = layer.countPadding
      ? places.filter((place) => place.every((at, axis) => at < (paddedEnd[axis] as number))).length
      : under.length;
    return under.reduce((total, element) => total + element, 0) / (layer.divisor ?? Math.max(counted, 1));
  });
  return { shape, data };
}
