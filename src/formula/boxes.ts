// The boxes of a formula's picture, put together by TeX's rules as KaTeX 0.19.1 has them (The TeXbook, appendix G).

/** An element of a typeset formula. */
export interface FormulaNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The inline style, in KaTeX's order. */
  readonly style?: Readonly<Record<string, string>>;
  readonly children: readonly (FormulaNode | string)[];
}

/** An element, or a text, with what it takes above and below the baseline, in em; `font` is its greatest font size. */
export interface Box {
  readonly node: FormulaNode | string;
  readonly height: number;
  readonly depth: number;
  readonly font: number;
}

/** TeX's classes of atoms, which decide the space between them. */
export type Atom = "mord" | "mop" | "mbin" | "mrel" | "mopen" | "mclose" | "mpunct" | "minner" | "mspace";

/** A piece of a line, drawn once its style is known. */
export interface Piece {
  readonly atom: Atom;
  draw(style: Style): Box;
}

/**
 * TeX's styles: display, text, script and scriptscript at 0, 2, 4 and 6, and one more where powers are cramped: under a
 * fraction's line.
 */
export type Style = number;
export const displayStyle: Style = 0;
export const superscript = (style: Style): Style => (style < 4 ? 4 : 6) + (style % 2);
export const cramped = (style: Style): Style => style | 1;
const ofFraction = (style: Style): Style => (style < 6 ? style + 2 : style);

// What the style changes, by its level (display, text, script, scriptscript): the fonts' sizes and TeX's parameters.
type Levels = readonly [number, number, number, number];
const at = (levels: Levels, style: Style): number => levels[style >> 1] as number;
const scale: Levels = [1, 1, 0.7, 0.5];
const sizeClass: Levels = [6, 6, 3, 1];
const quad: Levels = [1, 1, 1.171, 1.472];
const rule: Levels = [0.04, 0.04, 0.049, 0.049];
const numeratorShift: Levels = [0.677, 0.394, 0.384, 0.387];
const denominatorShift: Levels = [0.686, 0.345, 0.344, 0.532];
const powerShift: Levels = [0.413, 0.363, 0.431, 0.404];
const crampedPowerShift: Levels = [0.289, 0.289, 0.286, 0.294];
const powerDrop: Levels = [0.386, 0.386, 0.353, 0.494];
const indexShift: Levels = [0.15, 0.15, 0.143, 0.2];
const axis = 0.25;
const xHeight = 0.431;

const em = (length: number): string => `${+length.toFixed(4)}em`;
const tight = (style: Style): string => (style < 4 ? "" : " mtight");

/** An element around boxes, as high and deep as they are. */
export function span(
  classes: string,
  boxes: readonly Box[],
  style?: Readonly<Record<string, string>>,
): Box & { readonly node: FormulaNode } {
  const most = (of: "height" | "depth" | "font") => Math.max(0, ...boxes.map((box) => box[of]));
  const node = {
    name: "span",
    attributes: classes ? { class: classes.trim() } : {},
    ...(style && { style }),
    children: boxes.map((box) => box.node),
  };
  return { node, height: most("height"), depth: most("depth"), font: most("font") };
}

/** Characters in one element. */
export function glyphs(
  classes: string,
  characters: string,
  [height, depth, italic = 0]: readonly [number, number, number?],
  style: Style,
): Box {
  const text = { node: characters, height, depth, font: at(scale, style) };
  return span(classes + tight(style), [text], italic ? { "margin-right": em(italic) } : undefined);
}

/** Characters that have an element of their own only where they are set smaller. */
export function bare(characters: string, [height, depth]: readonly [number, number], style: Style): Box[] {
  if (style > 3) return Array.from(characters, (one) => glyphs("", one, [height, depth], style));
  return [{ node: characters, height, depth, font: 1 }];
}

/** A group in braces. */
export function group(pieces: readonly Piece[], style: Style): Box {
  return span(`mord${tight(style)}`, row(pieces, style));
}

/** A space of `mu` eighteenths of a quad. */
export function space(mu: number, style: Style): Box {
  return span(`mspace${tight(style)}`, [], { "margin-right": em((at(quad, style) / 18) * mu) });
}

function row(pieces: readonly Piece[], style: Style): (Box & { readonly atom: Atom })[] {
  let before: Atom | undefined;
  return pieces.flatMap((piece) => {
    const { atom } = piece;
    const drawn = { ...piece.draw(style), atom };
    if (atom === "mspace") return [drawn];
    const mu = before ? spaceBetween(before, atom, style > 3) : 0;
    before = atom;
    return mu ? [{ ...space(mu, style), atom: "mspace" as const }, drawn] : [drawn];
  });
}

// The TeXbook, page 170, as far as these formulas go.
function spaceBetween(left: Atom, right: Atom, tight: boolean): number {
  const either = (...atoms: Atom[]) => atoms.includes(left) || atoms.includes(right);
  if (tight) return right === "mop" && !["mbin", "mpunct", "mopen"].includes(left) ? 3 : 0;
  if (either("mrel")) return 5;
  if (either("mbin")) return 4;
  if (left === "mpunct") return 3;
  if (left === "mopen" || right === "mclose" || right === "mpunct")
    return right === "mpunct" && left === "minner" ? 3 : 0;
  return either("minner") || right === "mop" ? 3 : 0;
}

/** A line in display style; it may be broken after a relation or an operation that stands in no group. */
export function line(pieces: readonly Piece[]): FormulaNode[] {
  const unbroken: Box[][] = [];
  let before: Atom | undefined = "mrel";
  for (const box of row(pieces, displayStyle)) {
    if (box.atom !== "mspace" && (before === "mbin" || before === "mrel")) unbroken.push([]);
    if (box.atom !== "mspace") before = box.atom;
    unbroken.at(-1)?.push(box);
  }
  return unbroken.map((boxes) => {
    const { height, depth } = span("", boxes);
    const strut = { height: em(height + depth), ...(depth && { "vertical-align": em(-depth) }) };
    return span("katex-base", [span("katex-strut", [], strut), ...boxes]).node;
  });
}

/** A box set in the size of another style. */
function resized(box: Box, style: Style, outer: Style): Box {
  const [from, to] = [at(sizeClass, outer), at(sizeClass, style)];
  if (from === to) return box;
  const factor = at(scale, style) / at(scale, outer);
  const { node, height, depth, font } = span(`katex-sizing reset-size${from} size${to}${tight(style)}`, [
    box,
  ]);
  return { node, height: height * factor, depth: depth * factor, font };
}

interface Stacked {
  readonly box: Box;
  readonly shift: number;
  readonly margins?: Readonly<Record<string, string>>;
}

/** Boxes one over another from the lowest up, each shifted down from the baseline. */
function stack(boxes: readonly [Stacked, ...Stacked[]]): Box {
  const strut = Math.max(...boxes.flatMap(({ box }) => [box.font, box.height])) + 2;
  const bottom = -boxes[0].shift - boxes[0].box.depth;
  // Two sums that differ in their last bits alone: added up as KaTeX does, so that they are rounded alike.
  let [below, edge, extent] = [bottom, bottom, 0];
  const placed = boxes.map(({ box, shift, margins }, index) => {
    const rise = index > 0 ? -shift - below - box.depth : 0;
    below += rise;
    edge += rise - extent;
    extent = box.height + box.depth;
    const top = em(-strut - edge - box.depth);
    edge += extent;
    return span("", [span("pstrut", [], { height: em(strut) }), box], { top, ...margins });
  });
  const column = span("vlist", placed, { height: em(edge) });
  const sunk = bottom < 0;
  const rows = sunk
    ? [
        span("vlist-r", [column, span("vlist-s", [{ node: "\u200b", height: 0, depth: 0, font: 0 }])]),
        span("vlist-r", [span("vlist", [span("", [])], { height: em(-bottom) })]),
      ]
    : [span("vlist-r", [column])];
  const { node, font } = span(sunk ? "vlist-t vlist-t2" : "vlist-t", rows);
  return { node, height: edge, depth: -bottom, font };
}

/** A fraction; rule 15 of appendix G. */
export function fraction(above: readonly Piece[], below: readonly Piece[], style: Style): Box {
  const [over, under] = [ofFraction(style), cramped(ofFraction(style))];
  const top = resized(group(above, over), over, style);
  const bottom = resized(group(below, under), under, style);
  const thick = at(rule, style);
  const clearance = style < 2 ? 3 * thick : thick;
  let [up, down] = [at(numeratorShift, style), at(denominatorShift, style)];
  const gapAbove = up - top.depth - (axis + 0.5 * thick);
  if (gapAbove < clearance) up += clearance - gapAbove;
  const gapBelow = axis - 0.5 * thick - (bottom.height - down);
  if (gapBelow < clearance) down += clearance - gapBelow;
  const bar = span(`frac-line${tight(style)}`, [], { "border-bottom-width": em(thick) });
  const stacked = stack([
    { box: bottom, shift: down },
    { box: { ...bar, height: thick, font: 1 }, shift: -(axis - 0.5 * thick) },
    { box: top, shift: -up },
  ]);
  const none = style < 4 ? "" : ` katex-sizing reset-size${at(sizeClass, style)} size6`;
  return span(`mord${tight(style)}`, [
    span(`mopen nulldelimiter${none}`, []),
    span("mfrac", [stacked]),
    span(`mclose nulldelimiter${none}`, []),
  ]);
}

/** A box with a smaller one after it, raised or sunk. */
function scripted(base: Box, script: Box, shift: number, style: Style, margins?: Stacked["margins"]): Box {
  const right = { "margin-right": em(0.05 / at(scale, style)) };
  const stacked = stack([{ box: script, shift, margins: { ...margins, ...right } }]);
  return span(`mord${tight(style)}`, [base, span("msupsub", [stacked])]);
}

/** A letter with a subscript; rule 18b. `draw` draws the subscript in its style, `italic` is the letter's slant. */
export function subscripted(letter: Box, italic: number, draw: (style: Style) => Box, style: Style): Box {
  const small = cramped(superscript(style));
  const script = resized(draw(small), small, style);
  const shift = Math.max(at(indexShift, style), script.height - 0.8 * xHeight);
  return scripted(letter, script, shift, style, { "margin-left": em(-italic) });
}

/** A power; rules 18a, c and d. A base of one character does not lift its exponent. */
export function power(base: Box, oneCharacter: boolean, draw: (style: Style) => Box, style: Style): Box {
  const small = superscript(style);
  const script = resized(draw(small), small, style);
  const lifted = oneCharacter
    ? 0
    : base.height - (at(powerDrop, small) * at(scale, small)) / at(scale, style);
  const least = at(style % 2 ? crampedPowerShift : powerShift, style);
  return scripted(base, script, -Math.max(lifted, least, script.depth + 0.25 * xHeight), style);
}

// Height and depth of a fence: in the text's font, and in the fonts of sizes 1 to 4.
const fenceSizes = [
  [0.75, 0.25],
  [0.85, 0.35001],
  [1.15, 0.65002],
  [1.45, 0.95003],
  [1.75, 1.25003],
] as const;

/** A fence in one of the sizes 1 to 4, or 0 for the text's; `centred` on the axis, or on the baseline as it is. */
export function fence(atom: Atom, glyph: string, size: number, centred: boolean, style: Style): Box {
  const [height, depth] = fenceSizes[size] as (typeof fenceSizes)[number];
  const drawn = bare(glyph, [height, depth], style);
  const inner = size > 0 ? [span(`delimsizing size${size}${tight(style)}`, drawn)] : drawn;
  const reset = style < 4 ? "" : ` katex-sizing reset-size${at(sizeClass, style)} size6`;
  const factor = 1 / at(scale, style);
  const shift = centred ? (1 - at(scale, style)) * axis : 0;
  const classes = `${atom}${reset}${tight(style)}${centred ? " delimcenter" : ""}`;
  const { node } = span(classes, inner, centred ? { top: em(shift) } : undefined);
  return { node, height: height * factor - shift, depth: depth * factor + shift, font: 1 };
}

/**
 * Pieces between fences that grow with them.
 *
 * @throws RangeError where they would have to pass size 4, the greatest that is one glyph.
 */
export function growing(left: string, pieces: readonly Piece[], right: string, style: Style): Box {
  const inner = row(pieces, style);
  const { height, depth } = span("", inner);
  const middle = axis * at(scale, style);
  const reach = Math.max(height * at(scale, style) - middle, depth * at(scale, style) + middle);
  const needed = Math.max((reach / 500) * 901, 2 * reach - 0.5);
  const size = fenceSizes.findIndex(([up, down]) => up + down > needed);
  if (size < 0)
    throw new RangeError(
      "A fence would be taller than its greatest size: the site ships no glyphs to stack.",
    );
  const [open, close] = [fence("mopen", left, size, true, style), fence("mclose", right, size, true, style)];
  return span(`minner${tight(style)}`, [open, ...inner, close]);
}
