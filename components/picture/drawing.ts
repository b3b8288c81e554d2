const faces = ["faces-top", "faces-side", "faces-front"] as const;

/**
 * The class of each path, by which CSS colours it. Paths are painted in this order, from back to front: the faces of the
 * last channel first. One that a drawing does not use is empty. The dots are lines of 9 px, which CSS breaks up every 4.
 */
export const pathRoles = [
  ...faces,
  ...faces,
  ...faces,
  ...faces,
  ...faces,
  "padding",
  ...faces,
  "grid",
  "dots",
  "window-top",
  "window-side",
  "window-link",
  "window-front",
  "measure",
] as const;
export type PathRole = (typeof pathRoles)[number];

export interface Label {
  /** Where the text is anchored, on its baseline. */
  readonly x: number;
  readonly y: number;
  readonly anchor: "middle" | "end";
  /** The symbol as in the formulas, `k_w`, with its subscript; empty where there is no label. */
  readonly letter: string;
  readonly value: number | "";
}

/**
 * One drawing, in CSS pixels at scale 1; its labels are set at 13 px. The first front's top left corner is (0, 0), and
 * the view box begins half a pixel off, so that a line of 1 px fills a pixel.
 */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly viewBox: string;
  /** Path data, in the order of `pathRoles`. */
  readonly paths: readonly string[];
  /**
   * Always five: the width, the height, what goes back (the depth, else the channels), the channels side by side, the
   * number of kernels; empty where unused.
   */
  readonly labels: readonly Label[];
  /** Whether a cell is as large here as in the other drawings of the layer. */
  readonly toScale: boolean;
}
