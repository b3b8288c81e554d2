/** Reads path data back, for what a drawing promises is a matter of where its lines are. */
export interface Bounds {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The bounds of each piece of a path: one a face, one a line. */
export function pieces(d: string): readonly Bounds[] {
  return d
    .split("M")
    .filter((piece) => piece !== "")
    .map((piece) => {
      const numbers = piece.replace("z", "").split(",").map(Number);
      const xs = numbers.filter((_, at) => at % 2 === 0);
      const ys = numbers.filter((_, at) => at % 2 === 1);
      return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
    });
}

/** The bounds rounded to tenths as [left, top, width, height]. */
export function boxes(d: string): readonly (readonly number[])[] {
  const tenth = (value: number) => Math.round(value * 10) / 10 + 0;
  return pieces(d).map(({ left, top, right, bottom }) => [left, top, right - left, bottom - top].map(tenth));
}
