import type { Axis } from "./volume.ts";

/**
 * Where things are along an axis of this length, in pixels: start and length of the axis with its padding, and the step of
 * its grid, which is the whole length where cells are too small to draw; start and length of the window, and the length of
 * one of its elements. The window stays inside the padding and is at least 3 px long, so that it can be seen.
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
