import {
  derivePooling,
  type PaddingPair,
  type Pooling,
  type PoolingDerivation,
  type PoolingKind,
  type PoolingSpec,
  safeParsePooling,
} from "../convolution/index.ts";
import type { Note } from "./code.ts";
import { sizeNotes } from "./padding.ts";

/** A pooling with what follows from it, and where its windows stand. */
export interface Windows {
  readonly layer: Pooling;
  readonly derivation: PoolingDerivation;
  readonly rank: number;
  readonly before: readonly number[];
  /** Whether padding's elements are averaged over; else only the places of the windows matter. */
  readonly counted: boolean;
}

/** Where the windows of a pooling stand. */
export function windowsOf(layer: Pooling): Windows {
  const derivation = derivePooling(layer);
  const { padding } = derivation;
  const padded = padding.flat().some((size) => size > 0);
  return {
    layer,
    derivation,
    rank: padding.length,
    before: padding.map(([before]) => before),
    counted: layer.kind === "average-pooling" && layer.countPadding && padded,
  };
}

/** What follows from the pooling with other padding or mode where its windows then see the same elements of this input. */
export function standingAlike(
  { layer, derivation }: Windows,
  other: Required<Pick<PoolingSpec, "padding" | "ceilMode">>,
): PoolingDerivation | undefined {
  const found = derivedAs(layer, other);
  return found && sameSeen(layer, found, derivation) ? found : undefined;
}

/** Whether the windows of two derivations of a pooling lie over the same elements of the input, window by window. */
function sameSeen(layer: Pooling, one: PoolingDerivation, other: PoolingDerivation): boolean {
  if (one.outputSize.join() !== other.outputSize.join()) return false;
  return layer.inputSize.every((_, axis) => {
    const [first, second] = [one, other].map(({ padding }) => padding[axis]?.[0] as number);
    if (first === second) return true;
    // The first window that differs ends it: a long axis is not walked along.
    for (let at = 0; at < (one.outputSize[axis] as number); at++) {
      if (ends(layer, axis, first as number, at) !== ends(layer, axis, second as number, at)) return false;
    }
    return true;
  });
}

/** The first and the last element of the input under a window; the others stand a dilation apart between them. */
function ends(layer: Pooling, axis: number, before: number, at: number): string {
  const [size, kernel] = [layer.inputSize[axis] as number, layer.kernelSize[axis] as number];
  const [stride, dilation] = [layer.stride[axis] as number, layer.dilation[axis] as number];
  const start = at * stride - before;
  const first = Math.max(Math.ceil(-start / dilation), 0);
  const last = Math.min(Math.floor((size - 1 - start) / dilation), kernel - 1);
  return first > last ? "none" : `${start + first * dilation} ${start + last * dilation}`;
}

/** Whether as many windows come out where a layer of its own pads the input first. */
export function asManyPadded(
  { layer, derivation }: Windows,
  padding: readonly PaddingPair[],
  ceilMode: boolean,
): boolean {
  const inputSize = layer.inputSize.map((size, axis) => {
    const [before, after] = padding[axis] as PaddingPair;
    return before + size + after;
  });
  const found = derivedAs(layer, { inputSize, padding: 0, ceilMode });
  return found?.outputSize.join() === derivation.outputSize.join();
}

/**
 * The padding that a layer of its own adds so that no window hangs over, and no other one fits: the pooling's own where that
 * is so, else as much after as the last window reaches over.
 */
export function paddingToFit(windows: Windows): readonly PaddingPair[] {
  const { layer, derivation, before } = windows;
  if (asManyPadded(windows, derivation.padding, false)) return derivation.padding;
  return layer.inputSize.map((size, axis): PaddingPair => {
    const first = before[axis] as number;
    const steps = ((derivation.outputSize[axis] as number) - 1) * (layer.stride[axis] as number);
    return [first, Math.max(steps + (derivation.effectiveKernel[axis] as number) - first - size, 0)];
  });
}

/** Whether the last window of an axis reaches past the input and its padding. */
export function hangsOver({ layer, derivation }: Windows, padding: readonly PaddingPair[]): boolean {
  return (
    padding.some(([, after], axis) => after > (derivation.padding[axis]?.[1] as number)) && layer.ceilMode
  );
}

/** That the windows stand so on this input's size alone, where they are not written literally. */
export function poolingSizeNotes({ layer, derivation }: Windows, literal: boolean): readonly Note[] {
  return literal ? [] : sizeNotes(layer, derivation.effectiveKernel);
}

function derivedAs({ kind, ...layer }: Pooling, other: Partial<PoolingSpec>): PoolingDerivation | undefined {
  const read = safeParsePooling({ ...layer, kind: kind.replace("-pooling", "") as PoolingKind, ...other });
  return read.layer && derivePooling(read.layer);
}
