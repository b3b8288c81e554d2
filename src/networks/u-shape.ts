import type { Draft } from "./network.ts";

/** The levels of a U-Net; depth 0 is the topmost, and the last one the bottom. */
export interface UShape {
  readonly depths: number;
  /** Adds two unpadded convolutions of 3 elements an axis under a path; gives the name of the last layer. */
  readonly twice: (path: string, depth: number, way: "down" | "up") => string;
  /** Channels that come up into a depth. */
  readonly upChannels: (depth: number) => number;
  readonly upBias: boolean;
}

/**
 * Adds the contracting and the expanding path of a U-Net without padding: `down0` to the bottom with a pooling between,
 * then up again, each level's copy cropped to the size of what comes up.
 */
export function uShape(net: Draft, { depths, twice, upChannels, upBias }: UShape): void {
  const bottom = depths - 1;
  const kept: string[] = [];
  for (let depth = 0; depth <= bottom; depth += 1) {
    if (depth > 0) net.add(`down${depth}.pool`, { kind: "max-pooling", kernelSize: 2 });
    kept.push(twice(`down${depth}`, depth, "down"));
  }
  for (let depth = bottom - 1; depth >= 0; depth -= 1) {
    const outChannels = upChannels(depth);
    const window = { outChannels, kernelSize: 2, stride: 2, bias: upBias };
    const up = net.add(`up${depth}`, { kind: "transposed-convolution", ...window });
    const cropping = lost(bottom - depth);
    const skip = net.add(`up${depth}.crop`, { kind: "cropping", cropping }, kept[depth] as string);
    net.add(`up${depth}.join`, { kind: "concatenate" }, skip, up);
    twice(`up${depth}`, depth, "up");
  }
}

// What the way round over some depths below takes from each side: four convolutions at every one but the bottom, which
// has two, each of them an element a side at its own depth; an element is twice as large as one at the depth above.
function lost(below: number): number {
  return below === 1 ? 2 * 2 : 2 * (lost(below - 1) + 4);
}
