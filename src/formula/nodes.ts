import {
  type Atom,
  type Box,
  bare,
  type Extent,
  type FormulaNode,
  glyphs,
  group,
  line,
  type Piece,
  space,
  span,
  tight,
} from "./boxes.ts";
import type { Values } from "./formula.ts";
import { italic, type Style, upright } from "./metrics.ts";
import { fence, fraction, growing, power, subscripted } from "./structures.ts";
import { equationTex, type Side, sideOf } from "./tex.ts";
import { type Notation, write } from "./write.ts";

export type { FormulaNode } from "./boxes.ts";
export type { Side } from "./tex.ts";

/** How to set an equation. */
export interface EquationOptions {
  /** Begins with "=": the line before goes on. */
  readonly continued?: boolean;
  /** Attributes for the element of the picture that draws a symbol, or the number put in for it. */
  readonly mark?: (name: string) => Attributes | undefined;
  /** Whether the TeX goes along, for copying. */
  readonly source?: boolean;
}

type Attributes = FormulaNode["attributes"];

/**
 * An equation in display style, element by element as KaTeX sets `equationTex`: the MathML for reading aloud and
 * copying, and the picture.
 *
 * @throws ReferenceError for a symbol that a side's values lack, RangeError for a formula too tall for its fences.
 */
export function equation(
  sides: readonly Side[],
  { continued = false, source = true, mark = () => undefined }: EquationOptions = {},
): FormulaNode {
  const parts = sides.flatMap(({ formula, values }, index) => {
    const side = write(sideOf(formula), notation(values, mark));
    return continued || index ? [sign("mrel", "=", [0.36687, -0.13313]), ...side] : side;
  });
  const style = element("mstyle", { scriptlevel: "0", displaystyle: "true" }, ...mathOf(parts));
  const row = element("mrow", {}, style);
  const tex = () =>
    element("annotation", { encoding: "application/x-tex" }, equationTex(sides, { continued }));
  const said = source ? element("semantics", {}, row, tex()) : row;
  const math = element("math", { xmlns: "http://www.w3.org/1998/Math/MathML" }, said);
  const aloud = element("span", { class: "katex-mathml" }, math);
  const picture = element("span", { class: "katex-html", "aria-hidden": "true" }, ...line(parts));
  return element("span", { class: "katex" }, aloud, picture);
}

/** A piece of the picture, and the MathML of the same. */
interface Part extends Piece {
  readonly math: readonly FormulaNode[];
  /** Whether it is a single letter, over which a power stands lower. */
  readonly letter?: boolean;
  /** The characters of a fence that does not grow. */
  readonly fence?: string;
}
type Parts = readonly Part[];

function element(name: string, attributes: Attributes, ...children: FormulaNode["children"]): FormulaNode {
  return { name, attributes, children };
}

const mathOf = (parts: Parts): readonly FormulaNode[] => parts.flatMap(({ math }) => math);

function mathRow(parts: Parts): FormulaNode {
  const [first, ...rest] = mathOf(parts) as [FormulaNode];
  return rest.length ? element("mrow", {}, first, ...rest) : first;
}

const part = (atom: Atom, draw: (style: Style) => Box, ...math: Part["math"]): Part => ({ atom, draw, math });

// Each character an operator of its own in MathML; in the picture they stand in one element.
function sign(atom: Atom, characters: string, extent: Extent, attributes: Attributes = {}): Part {
  const math = Array.from(characters, (character) => element("mo", attributes, character));
  return part(atom, (style) => glyphs(atom, characters, extent, style), ...math);
}

const thin = part("mspace", (style) => space(3, style), element("mtext", {}, "\u2009"));
const operation = [0.58333, 0.08333] as const;
const signs = {
  "+": [sign("mbin", "+", operation)],
  "-": [sign("mbin", "−", operation)],
  ",": [sign("mpunct", ",", [0.10556, 0.19444], { separator: "true" }), thin],
  thin: [thin],
  dot: [sign("mbin", "⋅", [0.44445, 0])],
  cross: [sign("mbin", "×", operation)],
};
const fences = { paren: "()", floor: "⌊⌋", ceil: "⌈⌉" };

function notation(
  values: Values | undefined,
  mark: (name: string) => Attributes | undefined,
): Notation<Parts> {
  return {
    values,
    symbol: (name) => [symbol(name, mark(name))],
    digits: (digits, name) => [number(digits, name && mark(name))],
    negative: (digits) => [sign("mord", "−", operation), ...digits],
    join: (left, sign, right) => [...left, ...signs[sign], ...right],
    power(base, exponent) {
      const over = [number(`${exponent}`)];
      const draw = (style: Style) =>
        power(group(base, style), base[0]?.letter === true, (small) => group(over, small), style);
      return [part("mord", draw, element("msup", {}, mathRow(base), mathRow(over)))];
    },
    quotient(over, under) {
      const math = element("mfrac", {}, mathRow(over), mathRow(under));
      return [part("mord", (style) => fraction(over, under, style), math)];
    },
    fenced(kind, inner, tall) {
      const [left, right] = fences[kind] as unknown as [string, string];
      if (!tall) return between(left, inner, right);
      if (kind === "paren") return [bigFence("mopen", left), ...inner, bigFence("mclose", right)];
      const end = (glyph: string) => element("mo", { fence: "true" }, glyph);
      const math = element("mrow", {}, end(left), ...mathOf(inner), end(right));
      return [part("minner", (style) => growing(left, inner, right, style), math)];
    },
    maximum: (members) => [maximum, ...members],
  };
}

const maximum = part(
  "mop",
  (style) => span(`mop${tight(style)}`, bare("max", [0.43056, 0], style)),
  element("mi", {}, "max"),
  element("mo", {}, "\u2061"),
);

// Fences that open or close together are one element of the picture: "((".
function between(left: string, inner: Parts, right: string): Parts {
  const open = inner[0]?.fence ?? "";
  const close = inner.at(-1)?.fence ?? "";
  const end = (atom: Atom, fence: string) => ({
    ...sign(atom, fence, [0.75, 0.25], { stretchy: "false" }),
    fence,
  });
  const rest = inner.slice(open ? 1 : 0, close ? -1 : undefined);
  return [end("mopen", left + open), ...rest, end("mclose", close + right)];
}

// As \biggl and \biggr.
function bigFence(atom: Atom, glyph: string): Part {
  const attributes = { fence: "true", stretchy: "true", minsize: "2.4em", maxsize: "2.4em" };
  return part(atom, (style) => fence(atom, glyph, 3, false, style), element("mo", attributes, glyph));
}

const number = (digits: string, mark?: Attributes | ""): Part =>
  part("mord", (style) => marked(roman(digits, style), mark), element("mn", {}, digits));

function symbol(name: string, mark?: Attributes): Part {
  const [letter, index] = name.split("_") as [string, string?];
  const math = element("mi", {}, letter);
  if (!index) return { ...part("mord", (style) => marked(slanted(letter, style), mark), math), letter: true };
  const [tag, script] = subscript(index);
  const draw = (style: Style) =>
    marked(subscripted(slanted(letter, style), italic(letter)[2], script, style), mark);
  return part("mord", draw, element("msub", {}, math, element(tag, {}, index)));
}

// One letter stands in italics, several upright in a group of their own.
function subscript(index: string): readonly [string, (style: Style) => Box] {
  const plain = (style: Style) => roman(index, style);
  if (index.length > 1)
    return ["mtext", (style) => span("mord mtight", [span("mord text mtight", [plain(style)])])];
  return /\d/.test(index) ? ["mn", plain] : ["mi", (style) => slanted(index, style)];
}

const slanted = (letter: string, style: Style): Box =>
  glyphs("mord mathnormal", letter, italic(letter), style);

function roman(characters: string, style: Style): Box {
  const most = (of: 0 | 1) => Math.max(...Array.from(characters, (character) => upright(character)[of]));
  return glyphs("mord", characters, [most(0), most(1)], style);
}

function marked(box: Box, mark: Attributes | "" | undefined): Box {
  const node = box.node as FormulaNode;
  return mark ? { ...box, node: { ...node, attributes: { ...node.attributes, ...mark } } } : box;
}
