import {
  type Atom,
  type Box,
  bare,
  type FormulaNode,
  fence,
  fraction,
  glyphs,
  group,
  growing,
  line,
  type Piece,
  power,
  type Style,
  space,
  span,
  subscripted,
} from "./boxes.ts";
import { formulaOf, type Operand, type Values } from "./formula.ts";
import { italicLetter, uprightCharacter } from "./metrics.ts";
import { equationTex } from "./tex.ts";
import { type Notation, write } from "./write.ts";

export type { FormulaNode } from "./boxes.ts";

/** One side of an equation: a formula, in symbols or with `values` put in. */
export interface Side {
  readonly formula: Operand;
  readonly values?: Values;
}

/** How to set an equation. */
export interface EquationOptions {
  /** Begins with "=": the line before goes on. */
  readonly continued?: boolean;
  /** Attributes for the element of the picture that draws a symbol, or the number put in for it. */
  readonly mark?: (name: string) => Readonly<Record<string, string>> | undefined;
  /** Whether the TeX goes along, for copying. */
  readonly source?: boolean;
}

/**
 * An equation in display style, element by element as KaTeX sets `equationTex`: the MathML for reading aloud and
 * copying, and the picture.
 *
 * @throws ReferenceError for a symbol that a side's values lack, RangeError for a formula too tall for its fences.
 */
export function equation(sides: readonly Side[], options: EquationOptions = {}): FormulaNode {
  const { continued = false, source = true, mark = () => undefined } = options;
  const equals = sign("mrel", "=", [0.36687, -0.13313]);
  const pieces = sides.flatMap(({ formula, values }, index) => {
    const side = write(formulaOf(formula), notation(values, mark)).mark;
    return continued || index > 0 ? [equals, ...side] : side;
  });
  const style = element("mstyle", mathOf(pieces), { scriptlevel: "0", displaystyle: "true" });
  const math = element("mrow", [style]);
  const tex = () =>
    element("annotation", [equationTex(sides, { continued })], { encoding: "application/x-tex" });
  const content = source ? element("semantics", [math, tex()]) : math;
  return element(
    "span",
    [
      element("span", [element("math", [content], { xmlns: "http://www.w3.org/1998/Math/MathML" })], {
        class: "katex-mathml",
      }),
      element("span", line(pieces), { class: "katex-html", "aria-hidden": "true" }),
    ],
    { class: "katex" },
  );
}

/** A piece of the picture, and the MathML of the same. */
interface Part extends Piece {
  readonly math: readonly FormulaNode[];
  /** Whether it is a single letter, which a power treats otherwise. */
  readonly letter?: boolean;
  /** The characters of a fence that does not grow. */
  readonly fence?: string;
}
type Parts = readonly Part[];

function element(
  name: string,
  children: FormulaNode["children"],
  attributes: FormulaNode["attributes"] = {},
): FormulaNode {
  return { name, attributes, children };
}

const mathOf = (parts: Parts): FormulaNode[] => parts.flatMap(({ math }) => math);

function mathRow(parts: Parts): FormulaNode {
  const math = mathOf(parts);
  return math.length === 1 ? (math[0] as FormulaNode) : element("mrow", math);
}

function part(atom: Atom, math: readonly FormulaNode[], draw: (style: Style) => Box): Part {
  return { atom, math, draw };
}

function sign(
  atom: Atom,
  glyph: string,
  metrics: readonly [number, number],
  attributes?: FormulaNode["attributes"],
): Part {
  return part(atom, [element("mo", [glyph], attributes)], (style) => glyphs(atom, glyph, metrics, style));
}

const thinSpace = part("mspace", [element("mtext", ["\u2009"])], (style) => space(3, style));
const minus = (atom: Atom) => sign(atom, "−", [0.58333, 0.08333]);
const signs = {
  "+": [sign("mbin", "+", [0.58333, 0.08333])],
  "-": [minus("mbin")],
  ",": [sign("mpunct", ",", [0.10556, 0.19444], { separator: "true" }), thinSpace],
  thin: [thinSpace],
  dot: [sign("mbin", "⋅", [0.44445, -0.05555])],
  cross: [sign("mbin", "×", [0.58333, 0.08333])],
};
const fences = { parentheses: ["(", ")"], floor: ["⌊", "⌋"], ceil: ["⌈", "⌉"] } as const;
const maximum = part("mop", [element("mi", ["max"]), element("mo", ["\u2061"])], (style) =>
  span(`mop${style < 4 ? "" : " mtight"}`, bare("max", [0.43056, 0], style)),
);

type Mark = NonNullable<EquationOptions["mark"]>;

function notation(values: Values | undefined, mark: Mark): Notation<Parts> {
  return {
    values,
    twoLevels: true,
    symbol: (name) => [symbol(name, mark(name))],
    digits: (digits, name) => [number(digits, name === undefined ? undefined : mark(name))],
    negative: (digits) => [minus("mord"), ...digits],
    join: (left, sign, right) => [...left, ...signs[sign], ...right],
    power(base, exponent) {
      const over = [number(String(exponent))];
      const letter = base[0]?.letter ?? false;
      const math = [element("msup", [mathRow(base), mathRow(over)])];
      return [
        part("mord", math, (style) =>
          power(group(base, style), letter, (small) => group(over, small), style),
        ),
      ];
    },
    quotient(dividend, divisor) {
      const math = [element("mfrac", [mathRow(dividend), mathRow(divisor)])];
      return [part("mord", math, (style) => fraction(dividend, divisor, style))];
    },
    fenced(kind, { mark: inner, tall }) {
      const [left, right] = fences[kind];
      if (!tall) return between(left, inner, right);
      if (kind === "parentheses") return [bigFence("mopen", left), ...inner, bigFence("mclose", right)];
      const growingFence = (glyph: string) => element("mo", [glyph], { fence: "true" });
      const math = element("mrow", [growingFence(left), ...mathOf(inner), growingFence(right)]);
      return [part("minner", [math], (style) => growing(left, inner, right, style))];
    },
    maximum: (members) => [maximum, ...members],
  };
}

// Fences that open or close together are one element of the picture: "((".
function between(left: string, inner: Parts, right: string): Parts {
  const open = inner[0]?.fence ?? "";
  const close = inner.at(-1)?.fence ?? "";
  const rest = inner.slice(open ? 1 : 0, close ? -1 : undefined);
  return [plainFence("mopen", left + open), ...rest, plainFence("mclose", close + right)];
}

function plainFence(atom: Atom, fence: string): Part {
  const math = Array.from(fence, (glyph) => element("mo", [glyph], { stretchy: "false" }));
  return { ...part(atom, math, (style) => glyphs(atom, fence, [0.75, 0.25], style)), fence };
}

// As \biggl and \biggr.
function bigFence(atom: Atom, glyph: string): Part {
  const attributes = { fence: "true", stretchy: "true", minsize: "2.4em", maxsize: "2.4em" };
  return part(atom, [element("mo", [glyph], attributes)], (style) => fence(atom, glyph, 3, false, style));
}

function number(digits: string, mark?: FormulaNode["attributes"]): Part {
  return part("mord", [element("mn", [digits])], (style) => marked(upright(digits, style), mark));
}

function symbol(name: string, mark?: FormulaNode["attributes"]): Part {
  const [letter = "", index] = name.split("_");
  const drawn = italic(letter);
  if (index === undefined) {
    return {
      ...part("mord", [element("mi", [letter])], (style) => marked(drawn(style), mark)),
      letter: true,
    };
  }
  const [, , slant] = italicLetter(letter);
  const [tag, script] = subscript(index);
  const math = element("msub", [element("mi", [letter]), element(tag, [index])]);
  return part("mord", [math], (style) => marked(subscripted(drawn(style), slant, script, style), mark));
}

// One letter stands in italics, several upright in a group of their own.
function subscript(index: string): readonly [string, (style: Style) => Box] {
  if (/^\d$/.test(index)) return ["mn", (style) => upright(index, style)];
  if (index.length === 1) return ["mi", italic(index)];
  return ["mtext", (style) => span("mord mtight", [span("mord text mtight", [upright(index, style)])])];
}

function italic(letter: string): (style: Style) => Box {
  return (style) => glyphs("mord mathnormal", letter, italicLetter(letter), style);
}

function upright(characters: string, style: Style): Box {
  const metrics = Array.from(characters, uprightCharacter);
  const [height, depth] = [
    Math.max(...metrics.map(([up]) => up)),
    Math.max(...metrics.map(([, down]) => down)),
  ];
  return glyphs("mord", characters, [height, depth], style);
}

function marked(box: Box, mark: FormulaNode["attributes"] | undefined): Box {
  const node = box.node as FormulaNode;
  return mark ? { ...box, node: { ...node, attributes: { ...node.attributes, ...mark } } } : box;
}
