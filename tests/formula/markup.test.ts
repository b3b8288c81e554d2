import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sum, symbolsOf } from "../../src/formula/formula.ts";
import { toElement, toHtml, update } from "../../src/formula/markup.ts";
import { equation, type FormulaNode } from "../../src/formula/nodes.ts";
import { FakeDocument, type FakeElement } from "./fake-document.ts";
import { isStacked, katexOf } from "./katex.ts";
import { randomFormula, randomSides, randomValues } from "./random.ts";

const randomEquation = randomSides.filter((sides) => !isStacked(katexOf(sides)));
const leaf = (attributes: Record<string, string>, ...children: FormulaNode["children"]): FormulaNode => ({
  name: "span",
  attributes,
  children,
});

describe("toHtml(node)", () => {
  test("has the class first, then the style, then what else there is", () => {
    const node = {
      ...leaf({ "data-symbol": "k", class: "mord" }, "3"),
      style: { top: "1em", height: "2em" },
    };
    expect(toHtml(node)).toBe('<span class="mord" style="top:1em;height:2em;" data-symbol="k">3</span>');
  });

  test("escapes texts and attributes", () => {
    expect(toHtml(leaf({ title: '<"&">' }, '<a> & "b"'))).toBe(
      '<span title="&lt;&quot;&amp;&quot;&gt;">&lt;a&gt; &amp; &quot;b&quot;</span>',
    );
  });
});

describe("toElement(node, document)", () => {
  test("makes the same elements as the HTML, MathML in its own namespace", () => {
    fc.assert(
      fc.property(randomEquation, (sides) => {
        const node = equation(sides);
        expect(made(node).shown).toEqual(dataOf(node));
      }),
      { numRuns: 300 },
    );
  });
});

describe("update(element, before, after)", () => {
  test("shows what toElement(after) would, whatever the two are", () => {
    fc.assert(
      fc.property(randomEquation, randomEquation, (a, b) => {
        const [before, after] = [equation(a), equation(b, { source: false })];
        expect(updated(before, after).element.shown).toEqual(dataOf(after));
        expect(updated(after, before).element.shown).toEqual(dataOf(before));
      }),
      { numRuns: 300 },
    );
  });

  test("shows it for the same formula with other numbers too, and keeps the element", () => {
    fc.assert(
      fc.property(randomFormula, randomValues, randomValues, (formula, first, second) => {
        const [before, after] = [first, second].map((values) => equation([{ formula, values }]));
        const { element, from } = updated(before as FormulaNode, after as FormulaNode);
        expect(element.shown).toEqual(dataOf(after as FormulaNode));
        expect(element).toBe(from);
      }),
      { numRuns: 500 },
    );
  });

  test("writes nothing where nothing differs", () => {
    fc.assert(
      fc.property(randomEquation, (sides) => {
        expect(updated(equation(sides), equation(sides)).writes).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test("writes the texts of a number that changes, and no more", () => {
    const formula = sum("i", 1);
    const of = (i: number) => equation([{ formula, values: { i } }], { source: false });
    expect(symbolsOf(formula)).toEqual(["i"]);
    expect(updated(of(224), of(32)).writes).toEqual(["text 32", "text 32"]);
  });

  test("writes the attributes and the styles that differ, and no more", () => {
    const before = { ...leaf({ class: "a", id: "b", title: "c" }), style: { top: "1em", height: "2em" } };
    const after = { ...leaf({ class: "a", id: "b", title: "d" }), style: { top: "1em", height: "3em" } };
    expect(updated(before, after).writes).toEqual(["title=d", "height 3em"]);
  });

  // A class that comes to an element anew would take away the one that a build has put its styles into.
  test.each<[string, FormulaNode, FormulaNode]>([
    ["another class", leaf({ class: "a" }), leaf({ class: "b" })],
    ["another name", leaf({}), { ...leaf({}), name: "mrow" }],
    ["another attribute", leaf({ id: "a" }), leaf({ title: "a" })],
    ["an attribute less", leaf({ id: "a" }), leaf({})],
    ["another style", { ...leaf({}), style: { top: "1em" } }, { ...leaf({}), style: { height: "1em" } }],
    ["a style less", { ...leaf({}), style: { top: "1em" } }, leaf({})],
    ["a child more", leaf({}, "a"), leaf({}, "a", "b")],
    ["an element for a text", leaf({}, "a"), leaf({}, leaf({}, "a"))],
  ])("makes an element of %s anew, in its place", (_, before, after) => {
    const { element, from, writes } = updated(
      leaf({ class: "outer" }, before),
      leaf({ class: "outer" }, after),
    );
    expect(element).toBe(from);
    expect(element.shown).toEqual(dataOf(leaf({ class: "outer" }, after)));
    expect(writes[writes.length - 1]).toBe("replace span");
    expect(updated(before, after).element.shown).toEqual(dataOf(after));
  });
});

function made(node: FormulaNode): FakeElement {
  return toElement(node, new FakeDocument() as unknown as Document) as unknown as FakeElement;
}

function updated(before: FormulaNode, after: FormulaNode) {
  const from = made(before);
  const { writes } = from.ownerDocument;
  writes.length = 0;
  const element = update(from as unknown as Element, before, after) as unknown as FakeElement;
  return { element, from, writes };
}

function dataOf({ name, attributes, style = {}, children }: FormulaNode): unknown {
  const namespace = name === "span" ? "html" : "http://www.w3.org/1998/Math/MathML";
  const inner = children.map((child) => (typeof child === "string" ? child : dataOf(child)));
  return { name, namespace, attributes, properties: style, children: inner };
}
