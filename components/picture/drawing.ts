const faces = ["faces-top", "faces-side", "faces-front"] as const;

/**
 * What a path shows; CSS colours it by this name. Every drawing has every path, in this order, empty where unused: first
 * the faces of the last channel, then what stands before it, so that what is painted later hides what lies behind. The
 * dots are lines of 9 px, which CSS breaks up every 4.
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
  /** The symbol as the formulas spell it, `k_w`; what follows the underscore stands low. Empty: no label. */
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
   * Always five: width, height, what goes back (depth, else channels), channels in a row, kernels; empty where unused.
   * Each is anchored alike in every drawing.
   */
  readonly labels: readonly Label[];
  /** Whether a cell is as large here as in the other drawings of the layer. */
  readonly toScale: boolean;
}
