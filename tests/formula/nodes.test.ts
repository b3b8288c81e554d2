import fc from "fast-check";
import { describe, expect, test } from "vitest";
// KaTeX's own table, which it does not export.
import fontMetrics from "../../node_modules/katex/src/fontMetricsData.js";
import { ceil, type Formula, floor, maximum, product, quotient, sum } from "../../src/formula/formula.ts";
import { toHtml } from "../../src/formula/markup.ts";
import { italic, upright } from "../../src/formula/metrics.ts";
import { equation, type FormulaNode, type Side } from "../../src/formula/nodes.ts";
import { equationTex } from "../../src/formula/tex.ts";
import { isStacked, katexOf } from "./katex.ts";
import { randomSides } from "./random.ts";

const mutating = process.env.STRYKER_MUTATOR_WORKER !== undefined;
const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"];
const outputSize = sum(
  floor(
    quotient(
      sum({ kind: "difference", of: [product(2, "p") as Formula, { kind: "symbol", name: "k" }] }, "i"),
      "s",
    ),
  ),
  1,
);

describe("equation(sides) is element by element what KaTeX makes of the same TeX", () => {
  test("for every letter, alone and as an index, and every index of several characters", () => {
    const indices = [...letters, ..."0123456789", "in", "out", "eff", "op", "before", "10", "Qj", "tit"];
    const names = [
      ...letters,
      ...indices.map((index) => `f_${index}`),
      ...letters.map((letter) => `${letter}_w`),
    ];
    for (const name of names)
      expectAsKatex([{ formula: name }, { formula: quotient(name, product(name, name)) }]);
  });

  // biome-ignore format: a table
  test.each<[string, readonly Side[], boolean]>([
    ["a rule",              [{ formula: "o_h" }, { formula: "o_w" }, { formula: outputSize }],                              false],
    ["its numbers",         [{ formula: outputSize, values: { i: 224, k: 7, p: 3, s: 2 } }, { formula: 112 }],              true],
    ["a negative number",   [{ formula: sum("a", "b", -3), values: { a: -1, b: -9007199254740991 } }, { formula: -4 }],     true],
    ["a fraction",          [{ formula: quotient("a", 2), values: { a: -23 } }, { formula: -11.5 }],                         true],
    ["zero",                [{ formula: product(2, "p"), values: { p: 0 } }, { formula: 0 }],                               false],
    ["two maxima",          [{ formula: maximum(product("a", maximum("b", 0)), quotient(-1, "c")) }],                       false],
    ["a maximum below",     [{ formula: quotient(quotient(maximum(maximum("a", 1), "b"), "c"), maximum("d", quotient(2, "e"))) }], false],
    ["fences in one",       [{ formula: product(sum("a", floor("b")), sum(ceil("c"), "d")) }],                              false],
    ["small factors",       [{ formula: quotient(quotient(product("a", sum("b", "c"), maximum(2, "d"), floor("e")), 2), "f") }], false],
    ["a floor after a sum", [{ formula: product(sum("a", "b"), floor(quotient("c", "d"))) }],                              false],
    ["powers",              [{ formula: quotient(product("k_h", "k_h", "q", "q"), product("f", "f", "f", "C_in", "C_in")) }], false],
  ])("%s", (_, sides, continued) => {
    expectAsKatex(sides, { continued });
  });

  test("for fences of every size, in every style; those that KaTeX would stack of pieces are refused", () => {
    const seen = new Set<string>();
    for (const inner of [towers(1), towers(2), towers(3), towers(4)].flat())
      for (const tall of [floor(inner), quotient(floor(inner), 2), quotient(quotient(ceil(inner), 2), "a")]) {
        const sides = [{ formula: "y" }, { formula: tall }];
        expectAsKatex(sides);
        for (const [size] of katexOf(sides).matchAll(
          /delimsizing \w+|delimcenter" style="[^"]*"><span class="mtight/g,
        ))
          seen.add(size);
      }
    expect([...seen].map((size) => size.slice(0, 17)).sort()).toEqual([
      'delimcenter" styl',
      "delimsizing mult",
      "delimsizing size1",
      "delimsizing size2",
      "delimsizing size3",
      "delimsizing size4",
    ]);
  });

  test("for 20,000 random equations", () => {
    fc.assert(
      fc.property(randomSides, fc.boolean(), (sides, continued) => expectAsKatex(sides, { continued })),
      {
        numRuns: mutating ? 400 : 20_000,
      },
    );
  }, 60_000);

  // Stryker would run it for every mutant of a network.
  test.skipIf(mutating)(
    "for every step of every example, network and convention",
    async () => {
      const { examples } = await import("../../src/examples/index.ts");
      const { frameworks, underConvention } = await import("../../src/frameworks/index.ts");
      const { shapeIn } = await import("../../src/frameworks/channel-order.ts");
      const { networks, summarize } = await import("../../src/networks/index.ts");
      const steps = [
        ...examples.flatMap(({ derivation }) => derivation.steps),
        ...networks.flatMap((network) =>
          summarize(network).rows.flatMap((row) => [...row.steps, ...row.receptiveFieldSteps]),
        ),
        ...frameworks.flatMap((framework) =>
          Object.keys(framework.layers).flatMap((kind) => {
            const inputShape = shapeIn(framework.orders[0], [2, 9, 9]);
            return (
              underConvention(framework, { kind, inputShape, kernelSize: 3, outChannels: 4 } as never)
                .reported?.steps ?? []
            );
          }),
        ),
      ];
      const lines = new Map<string, readonly [readonly Side[], boolean]>();
      for (const { symbol, formula, values, value } of steps) {
        for (const line of [
          [[{ formula: symbol }, { formula }], false],
          [[{ formula, values }, { formula: value }], true],
        ] as const)
          lines.set(equationTex(line[0], { continued: line[1] }), line);
      }
      expect(lines.size).toBeGreaterThan(1000);
      for (const [sides, continued] of lines.values()) expectAsKatex(sides, { continued });
    },
    60_000,
  );
});

// Fences of pieces are of SVG in KaTeX; what is so tall is refused.
const tooTall = new RangeError("A fence passes size 4; the site has no glyphs to stack.");

describe("equation(sides, { mark }) puts attributes", () => {
  const mark = (name: string) => (name === "n" ? undefined : { "data-symbol": name });

  test("on the element that draws a symbol, with its index, and on a number without its sign", () => {
    const sides = [
      { formula: "k_h" },
      { formula: sum("i", "n", product("s", "s"), -2), values: { i: 24, n: 1, s: -3 } },
    ];
    const node = equation([...sides, { formula: product("p", "p", 2) }], { mark });
    const found = elementsOf(node).filter(({ attributes }) => attributes["data-symbol"]);
    expect(
      found.map(({ attributes, children }) => [
        attributes["data-symbol"],
        attributes.class,
        textOf(children),
      ]),
    ).toEqual([
      ["k_h", "mord", "kh\u200b"],
      ["i", "mord", "24"],
      ["s", "mord", "3"],
      ["s", "mord", "3"],
      ["p", "mord mathnormal", "p"],
    ]);
  });

  test("and changes nothing else", () => {
    fc.assert(
      fc.property(randomSides, (sides) => {
        fc.pre(!isStacked(katexOf(sides)));
        const marked = toHtml(equation(sides, { mark: (name) => ({ "data-symbol": name }) }));
        expect(marked.replace(/ data-symbol="\w+"/g, "")).toBe(toHtml(equation(sides)));
      }),
      { numRuns: 300 },
    );
  });
});

test("equation(sides, { source: false }) leaves the TeX out", () => {
  const sides = [{ formula: "o" }, { formula: outputSize }];
  const without = katexOf(sides).replace(/<annotation.*<\/annotation>|<\/?semantics>/g, "");
  expect(toHtml(equation(sides, { source: false }))).toBe(without);
});

test("equation(sides) refuses a symbol without a number, and a text that is no name", () => {
  expect(() => equation([{ formula: "q", values: {} }])).toThrow(
    new ReferenceError("The formula needs a value for q."),
  );
  expect(() => equation([{ formula: "2q" }])).toThrow(TypeError);
});

describe("equationTex(sides)", () => {
  const sides = [{ formula: product("k", 3), values: { k: 3 } }, { formula: 9 }];
  // biome-ignore format: a table
  test.each<[string, readonly Side[], boolean]>([
    [String.raw`\displaystyle 3 \times 3 = 9`,   sides,                                    false],
    [String.raw`\displaystyle = 3 \times 3 = 9`, sides,                                    true],
    [String.raw`\displaystyle o_h = o_w = k`,    [{ formula: "o_h" }, { formula: "o_w" }, { formula: "k" }], false],
  ])("%s", (expected, sides, continued) => {
    expect(equationTex(sides, { continued })).toBe(expected);
  });

  test("does not go on from the line before unless asked", () => {
    expect(equationTex([{ formula: 1 }])).toBe(String.raw`\displaystyle 1`);
  });
});

test("the letters' and digits' measures are KaTeX's", () => {
  for (const letter of letters) {
    const [depth, height, slant] = measured("Math-Italic", letter);
    expect([letter, ...italic(letter)]).toEqual([letter, height, depth, slant]);
  }
  for (const character of [...letters, ..."0123456789"]) {
    const [depth, height] = measured("Main-Regular", character);
    expect([character, ...upright(character)]).toEqual([character, height, depth]);
  }
});

function measured(font: string, character: string): readonly number[] {
  return fontMetrics[font]?.[character.codePointAt(0) as number] ?? [];
}

function expectAsKatex(sides: readonly Side[], options: { continued?: boolean } = {}): void {
  const expected = katexOf(sides, options);
  if (isStacked(expected)) {
    expect(() => equation(sides, options)).toThrow(tooTall);
    return;
  }
  const made = toHtml(equation(sides, options));
  if (made !== expected) expect(made, equationTex(sides, options)).toBe(expected);
}

// Fractions in fractions, `height` at most, above the line and below it.
function towers(height: number): readonly Formula[] {
  if (height === 1)
    return [
      quotient("a", "x"),
      quotient("a", "g"),
      quotient(sum("i", product("k_h", "k_h")), "Q_2"),
      quotient(floor("x"), 3),
    ];
  return towers(height - 1).flatMap((tower) => [
    quotient(tower, "y"),
    quotient(2, tower),
    quotient(sum(tower, "f"), tower),
  ]);
}

function elementsOf(node: FormulaNode): readonly FormulaNode[] {
  return [node, ...node.children.flatMap((child) => (typeof child === "string" ? [] : elementsOf(child)))];
}

function textOf(children: FormulaNode["children"]): string {
  return children.map((child) => (typeof child === "string" ? child : textOf(child.children))).join("");
}
