import type { Axis } from "./volume.ts";

/**
 * What lies along an axis that is drawn so long, in pixels: where the padding starts and how far it goes on, the step of
 * its grid (the whole, where cells are too small to be drawn one by one); where the window starts, how long it is, and each element in it. A window is kept inside, and is never too
 * small to see.
 */
export function along({ size, before, after, start, span }: Axis, length: number, unit: number) {
  const cell = length / size;
  const edge = -before * unit;
  const room = length + (before + after) * unit;
  const seen = Math.min(room, Math.max(3, span * cell));
  const from = Math.max(edge, Math.min(start * cell, edge + room - seen));
  const cells = unit > 4;
  return [edge, room, cells ? cell : room, from, seen, cells ? seen / span : seen] as const;
}
