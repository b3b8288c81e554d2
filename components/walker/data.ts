import { positions } from "../../src/convolution/tensor.ts";

/** What a kernel does: the names that a reader chooses among. */
export const kernelKinds = ["mixed", "edges", "blur", "sharpen", "detector", "identity"] as const;
export type KernelKind = (typeof kernelKinds)[number];

/**
 * A small picture of our own, whole numbers from 0 to 4, for an input of [channels, ...sizes]: a sun that red and green see,
 * a sky that blue sees, a meadow that green sees. With depth it is a ball; with one axis, a line through the sun.
 */
export function drawnImage(shape: readonly number[]): number[] {
  const [, ...sizes] = shape;
  return Array.from(positions(shape), ([channel = 0, ...at]) => {
    const places = at.map((index, axis) => (index + 0.5) / (sizes[axis] as number));
    const [x = 0, y = 0.4, z = 0.5] = places.reverse();
    const isSun = (x - 0.58) ** 2 + (y - 0.4) ** 2 + (z - 0.5) ** 2 < 0.075;
    const isMeadow = y > 0.72 + 0.12 * Math.sin(6 * x);
    return [
      () => (isSun ? (x < 0.5 ? 3 : 4) : isMeadow ? 1 : 0),
      () => (isSun ? 2 : isMeadow ? 4 : y > 0.5 ? 1 : 0),
      () => (isSun ? 0 : isMeadow ? 0 : Math.round(3 - 2.4 * y)),
    ][channel % 3]?.() as number;
  });
}

/** The weights of one kernel of [channels, ...kernelSize], whole numbers, by what it does. */
export function kernelOf(kind: KernelKind, shape: readonly number[]): number[] {
  const [, ...size] = shape;
  const middle = size.map((length) => Math.floor((length - 1) / 2));
  return Array.from(positions(shape), ([channel = 0, ...at]) => {
    const off = at.reduce((sum, index, axis) => sum + Math.abs(index - (middle[axis] as number)), 0);
    const isMiddle = off === 0;
    switch (kind) {
      case "edges":
        return slope(at, size);
      case "blur":
        return at.reduce((total, index, axis) => total * bell(index, size[axis] as number), 1);
      case "sharpen":
        return isMiddle ? 1 + 2 * size.filter((length) => length > 1).length : off === 1 ? -1 : 0;
      case "detector":
        return isMiddle ? (channel === 0 ? 2 : -1) : 0;
      case "identity":
        return isMiddle && channel === 0 ? 1 : 0;
      default: // edges one way, what lies in the middle, edges the other way
        return [slope(at, size), Number(isMiddle), -slope(at, size)][channel % 3] as number;
    }
  });
}

// What lies to the right less what lies to the left, smoothed along the other axes: Sobel's kernel where it is 3 x 3.
function slope(at: readonly number[], size: readonly number[]): number {
  const last = size.length - 1;
  const length = size[last] as number;
  const side = Math.sign(2 * (at[last] as number) - (length - 1));
  const isEnd = at[last] === 0 || at[last] === length - 1;
  const smooth = at
    .slice(0, last)
    .reduce((total, index, axis) => total * bell(index, size[axis] as number), 1);
  return isEnd ? side * smooth : 0;
}

// 1 2 1, 1 2 2 1, 1 2 3 2 1: as far from the nearer end as it is.
function bell(index: number, length: number): number {
  return Math.min(index, length - 1 - index) + 1;
}
