// Fractions, indices, powers and growing fences, by the rules of The TeXbook's appendix G as KaTeX 0.19.1 has them.
import {
  type Atom,
  type Box,
  bare,
  type Extent,
  em,
  type FormulaNode,
  group,
  type Piece,
  row,
  scaled,
  sizing,
  span,
  tight,
} from "./boxes.ts";
import {
  at,
  axis,
  crampedPowerShift,
  denominatorShift,
  indexShift,
  numeratorShift,
  ofFraction,
  powerDrop,
  powerShift,
  rule,
  type Style,
  scale,
  superscript,
  xHeight,
} from "./metrics.ts";

/** A box in another style, set in its size. */
function resized(box: Box, style: Style, outer: Style): Box {
  const classes = sizing(outer, style);
  return classes ? scaled(span(classes + tight(style), [box]), at(scale, style) / at(scale, outer)) : box;
}

interface Stacked {
  readonly box: Box;
  /** How far it is moved down from the baseline. */
  readonly shift: number;
  readonly margins?: FormulaNode["style"];
}

/** Boxes one over another from the lowest up, in fonts of this size at most. */
function stack(font: number, boxes: readonly [Stacked, ...Stacked[]]): Box {
  const strut = Math.max(font, ...boxes.map(({ box }) => box.height)) + 2;
  const bottom = -boxes[0].shift - boxes[0].box.depth;
  // Two sums that differ in their last bits alone: added up as KaTeX does, so that they are rounded alike.
  let [below, edge, extent] = [bottom, bottom, 0];
  const placed = boxes.map(({ box, shift, margins }, index) => {
    const rise = index && -shift - below - box.depth;
    below += rise;
    edge += rise - extent;
    extent = box.height + box.depth;
    const top = em(-strut - edge - box.depth);
    edge += extent;
    return span("", [span("pstrut", [], { height: em(strut) }), box], { top, ...margins });
  });
  const rows = [span("vlist", placed, { height: em(edge) })];
  const { node } =
    bottom < 0
      ? span("vlist-t vlist-t2", [
          span("vlist-r", [...rows, span("vlist-s", bare("\u200b", [0, 0], 0))]),
          span("vlist-r", [span("vlist", [span("", [])], { height: em(-bottom) })]),
        ])
      : span("vlist-t", [span("vlist-r", rows)]);
  return { node, height: edge, depth: -bottom };
}

/** A fraction; rule 15 of appendix G. */
export function fraction(over: readonly Piece[], under: readonly Piece[], style: Style): Box {
  const part = (pieces: readonly Piece[], inner: Style) => resized(group(pieces, inner), inner, style);
  const top = part(over, ofFraction(style));
  const bottom = part(under, ofFraction(style) | 1);
  const thick = at(rule, style);
  const clearance = style < 2 ? 3 * thick : thick;
  let [up, down] = [at(numeratorShift, style), at(denominatorShift, style)];
  up += Math.max(0, clearance - (up - top.depth - (axis + 0.5 * thick)));
  down += Math.max(0, clearance - (axis - 0.5 * thick - (bottom.height - down)));
  const bar = span(`frac-line${tight(style)}`, [], { "border-bottom-width": em(thick) });
  const stacked = stack(1, [
    { box: bottom, shift: down },
    { box: { ...bar, height: thick }, shift: -(axis - 0.5 * thick) },
    { box: top, shift: -up },
  ]);
  const end = (atom: Atom) => span(`${atom} nulldelimiter${sizing(style, 2)}`, []);
  return span(`mord${tight(style)}`, [end("mopen"), span("mfrac", [stacked]), end("mclose")]);
}

type Draw = (style: Style) => Box;

function scripted(
  base: Box,
  draw: Draw,
  style: Style,
  small: Style,
  shift: (script: Box) => number,
  margins?: FormulaNode["style"],
): Box {
  const box = resized(draw(small), small, style);
  const right = { "margin-right": em(0.05 / at(scale, style)) };
  const stacked = stack(at(scale, small), [{ box, shift: shift(box), margins: { ...margins, ...right } }]);
  return span(`mord${tight(style)}`, [base, span("msupsub", [stacked])]);
}

/** A letter of a slant with a subscript, which `draw` draws; rule 18b. */
export function subscripted(letter: Box, slant: number, draw: Draw, style: Style): Box {
  const shift = ({ height }: Box) => Math.max(at(indexShift, style), height - 0.8 * xHeight);
  return scripted(letter, draw, style, superscript(style) | 1, shift, { "margin-left": em(-slant) });
}

/** A power; rules 18a, c and d, for digits, which have no depth. A base of one character does not lift them. */
export function power(base: Box, oneCharacter: boolean, draw: Draw, style: Style): Box {
  const small = superscript(style);
  const lifted = oneCharacter
    ? 0
    : base.height - (at(powerDrop, small) * at(scale, small)) / at(scale, style);
  const least = at(style % 2 ? crampedPowerShift : powerShift, style);
  return scripted(base, draw, style, small, () => -Math.max(lifted, least));
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
  const drawn = bare(glyph, fenceSizes[size] as Extent, style);
  const inner = size ? [span(`delimsizing size${size}${tight(style)}`, drawn)] : drawn;
  const shift = centred ? (1 - at(scale, style)) * axis : 0;
  const classes = atom + sizing(style, 2) + tight(style);
  const box = centred ? span(`${classes} delimcenter`, inner, { top: em(shift) }) : span(classes, inner);
  return scaled(box, 1 / at(scale, style), shift);
}

/**
 * Pieces between fences that grow with them.
 *
 * @throws RangeError where they would have to pass size 4, the greatest that is one glyph.
 */
export function growing(left: string, pieces: readonly Piece[], right: string, style: Style): Box {
  const inner = row(pieces, style);
  const { height, depth } = scaled(span("", inner), at(scale, style));
  const middle = axis * at(scale, style);
  const reach = Math.max(height - middle, depth + middle);
  const needed = Math.max((reach / 500) * 901, 2 * reach - 0.5);
  const size = fenceSizes.findIndex(([up, down]) => up + down > needed);
  if (size < 0) throw new RangeError("A fence passes size 4; the site has no glyphs to stack.");
  const end = (atom: Atom, glyph: string) => fence(atom, glyph, size, true, style);
  return span(`minner${tight(style)}`, [end("mopen", left), ...inner, end("mclose", right)]);
}
