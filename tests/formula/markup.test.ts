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

test("toHtml writes an attribute that is true where it stands without a value, and an empty one with it", () => {
  expect(toHtml(leaf({ disabled: "", d: "" }))).toBe('<span disabled d=""></span>');
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

  test.each<[string, FormulaNode, FormulaNode, string[]]>([
    ["another class", leaf({ class: "a" }), leaf({ class: "b" }), ["class=b"]],
    ["another name", leaf({}), { ...leaf({}), name: "em" }, ["replace"]],
    ["another attribute", leaf({ id: "a" }), leaf({ title: "a" }), ["no id", "title=a"]],
    ["a child more", leaf({}, "a"), leaf({}, "a", leaf({})), []],
    ["a child less", leaf({}, "a", leaf({})), leaf({}, "a"), ["remove"]],
    ["an element for a text", leaf({}, "a"), leaf({}, leaf({}, "a")), ["replace"]],
    ["a text for an element", leaf({}, leaf({}, "a")), leaf({}, "a"), ["replace"]],
  ])("writes for %s just that", (_, before, after, writes) => {
    const { element, from, writes: written } = updated(leaf({}, before), leaf({}, after));
    expect(element).toBe(from);
    expect(element.shown).toEqual(dataOf(leaf({}, after)));
    expect(written).toEqual(writes);
    expect(updated(before, after).element.shown).toEqual(dataOf(after));
  });

  // The build may have put the styles into a class of its own beside the element's, which goes along with it.
  test.each<[string, FormulaNode, FormulaNode, string[]]>([
    [
      "a class written anew brings every style along",
      { ...leaf({ class: "a" }), style: { top: "1em" } },
      { ...leaf({ class: "b" }), style: { top: "1em" } },
      ["class=b", "top 1em"],
    ],
    [
      "a style that is gone takes the class of styles away, and the others come back",
      { ...leaf({ class: "a" }), style: { top: "1em", height: "2em" } },
      { ...leaf({ class: "a" }), style: { height: "2em" } },
      ["class=a", "top ", "height 2em"],
    ],
    ["no style is left", { ...leaf({}), style: { top: "1em" } }, leaf({}), ["no class", "top "]],
  ])("%s", (_, before, after, writes) => {
    const { writes: written, element } = updated(before, after);
    expect(written).toEqual(writes);
    expect(element.properties).toEqual(after.style ?? {});
  });

  test("makes what is drawn anew in the namespace it stands in", () => {
    const svg = (name: string): FormulaNode => ({
      name: "svg",
      attributes: {},
      children: [{ name, attributes: {}, children: [] }],
    });
    expect(updated(svg("path"), svg("text")).element.shown).toEqual(dataOf(svg("text")));
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

const html = "http://www.w3.org/1999/xhtml";
const namespaces: Readonly<Record<string, string>> = {
  math: "http://www.w3.org/1998/Math/MathML",
  svg: "http://www.w3.org/2000/svg",
};

function dataOf({ name, attributes, style = {}, children }: FormulaNode, around = html): unknown {
  const namespace = namespaces[name] ?? around;
  const inner = children.map((child) => (typeof child === "string" ? child : dataOf(child, namespace)));
  return { name, namespace, attributes, properties: style, children: inner };
}
