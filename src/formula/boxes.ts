import { at, quad, type Style, sizeClass } from "./metrics.ts";

// The boxes of a formula's picture, put together by TeX's rules as KaTeX 0.19.1 has them (The TeXbook, appendix G).

/** An element of a typeset formula. */
export interface FormulaNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The inline style, in KaTeX's order. */
  readonly style?: Readonly<Record<string, string>> | undefined;
  readonly children: readonly (FormulaNode | string)[];
}

/** An element, or a text, with what it takes above and below the baseline, in em. */
export interface Box {
  readonly node: FormulaNode | string;
  readonly height: number;
  readonly depth: number;
}

/** TeX's classes of atoms, which decide the space between them. */
export type Atom = "mord" | "mop" | "mbin" | "mrel" | "mopen" | "mclose" | "mpunct" | "minner" | "mspace";

/** A piece of a line, drawn once its style is known. */
export interface Piece {
  readonly atom: Atom;
  draw(style: Style): Box;
}

/** A length as CSS has it. */
export const em = (length: number): string => `${+length.toFixed(4)}em`;

/** What is set in script or smaller has a class for it. */
export const tight = (style: Style): string => (style < 4 ? "" : " mtight");

/** The classes that go from one style's size to another's. */
export function sizing(from: Style, to: Style): string {
  const [old, now] = [at(sizeClass, from), at(sizeClass, to)];
  return old === now ? "" : ` katex-sizing reset-size${old} size${now}`;
}

/** An element around boxes, as high and deep as they are. */
export function span(classes: string, boxes: readonly Box[], style?: FormulaNode["style"]): Box {
  return {
    node: {
      name: "span",
      attributes: classes ? { class: classes.trim() } : {},
      style,
      children: boxes.map(({ node }) => node),
    },
    height: Math.max(0, ...boxes.map(({ height }) => height)),
    depth: Math.max(0, ...boxes.map(({ depth }) => depth)),
  };
}

/** A box of another size, moved down by `shift`. */
export const scaled = ({ node, height, depth }: Box, factor: number, shift = 0): Box => ({
  node,
  height: height * factor - shift,
  depth: depth * factor + shift,
});

/** Height and depth of characters, and the slant of the last. */
export type Extent = readonly [number, number, number?];

/** Characters in one element. */
export function glyphs(
  classes: string,
  characters: string,
  [height, depth, slant]: Extent,
  style: Style,
): Box {
  const inner = [{ node: characters, height, depth }];
  return span(classes + tight(style), inner, slant ? { "margin-right": em(slant) } : undefined);
}

/** Characters that have an element of their own only where they are set smaller. */
export function bare(node: string, extent: Extent, style: Style): readonly Box[] {
  if (style > 3) return Array.from(node, (one) => glyphs("", one, extent, style));
  return [{ node, height: extent[0], depth: extent[1] }];
}

/** A space of `mu` eighteenths of a quad. */
export function space(mu: number, style: Style): Box {
  return span(`mspace${tight(style)}`, [], { "margin-right": em((at(quad, style) / 18) * mu) });
}

// The TeXbook, page 170, as far as these formulas go.
function spaceBetween(pair: string, style: Style): number {
  if (style > 3) return /(ord|close|inner)mop$/.test(pair) ? 3 : 0;
  if (/mrel/.test(pair)) return 5;
  if (/mbin/.test(pair)) return 4;
  return /^mpunct|minner|mop$/.test(pair) && !/^mopen|close$/.test(pair) ? 3 : 0;
}

// Pieces side by side, in unbreakable runs: a line breaks after a relation or an operation, and the space behind it.
function runs(pieces: readonly Piece[], style: Style): readonly Box[][] {
  const made: Box[][] = [[]];
  let before = "";
  for (const piece of pieces) {
    const run = made.at(-1) as Box[];
    const drawn = piece.draw(style);
    const spaced = piece.atom !== "mspace";
    const mu = before && spaced ? spaceBetween(before + piece.atom, style) : 0;
    if (mu) run.push(space(mu, style));
    if (/mbin|mrel/.test(before)) made.push([drawn]);
    else run.push(drawn);
    if (spaced) before = piece.atom;
  }
  return made;
}

export const row = (pieces: readonly Piece[], style: Style): readonly Box[] => runs(pieces, style).flat();

/** A group in braces. */
export const group = (pieces: readonly Piece[], style: Style): Box =>
  span(`mord${tight(style)}`, row(pieces, style));

/** A line in display style, as the children of .katex-html. */
export function line(pieces: readonly Piece[]): FormulaNode["children"] {
  return runs(pieces, 0).map((boxes) => {
    const { height, depth } = span("", boxes);
    const strut = { height: em(height + depth), ...(depth && { "vertical-align": em(-depth) }) };
    return span("katex-base", [span("katex-strut", [], strut), ...boxes]).node;
  });
}
