import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  derive,
  deriveTransposed,
  outputPaddingFor,
  paddingBounds,
  type Question,
  type QuestionSpec,
  type Solution,
  safeParse,
  safeParseQuestion,
  safeParseTransposed,
  solutions,
  solvingSteps,
} from "../../src/convolution/index.ts";
import { evaluate } from "../../src/formula/evaluate.ts";
import { text } from "../../src/formula/text.ts";

/** A solution in one line: k3 s2 p1, d only where it dilates. */
function inShort({ kernelSize, stride, padding, dilation, outputPadding, same }: Solution): string {
  const extra = outputPadding ? ` a${outputPadding}` : "";
  return `k${kernelSize} s${stride} p${padding}${dilation > 1 ? ` d${dilation}` : ""}${extra}${same ? " same" : ""}`;
}

function asked(spec: QuestionSpec): Question {
  return safeParseQuestion(spec).layer as Question;
}

function listed(spec: QuestionSpec): readonly string[] {
  return [...solutions(asked(spec))].map(inShort);
}

/** Windows in the order in which they were gone through, whatever is usual. */
function inOrder(found: Iterable<Solution>): readonly Solution[] {
  const key = ({ kernelSize, stride, dilation, padding, outputPadding = 0 }: Solution) =>
    [kernelSize, stride, dilation, padding, outputPadding].map((size) => String(size).padStart(3)).join();
  return [...found].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

describe("solutions(question), by hand and as published", () => {
  // Each: floor((i + 2p - k)/s) + 1, or (i - 1)s + k - 2p + a.
  // biome-ignore format: a table
  test.each<{ spec: QuestionSpec; found: string[]; note: string }>([
    { note: "10 to 8 with a kernel of 3 (Keras 3.15.1: 5x8x8)",       spec: { from: 10, to: 8, kernelSize: 3 },                                        found: ["k3 s1 p0"] },
    { note: "227 to 55 with 11, strides of 4 (AlexNet's conv1): 216/4 = 54, 218/4 = 54.5",       spec: { from: 227, to: 55, kernelSize: 11, stride: 4, padding: [0, 2] },         found: ["k11 s4 p0", "k11 s4 p1"] },
    { note: "224 to 55 the same (torchvision: padding 2): 217/4 = 54.25, 219/4 = 54.75", spec: { from: 224, to: 55, kernelSize: 11, stride: [1, 4], padding: [0, 3] }, found: ["k11 s4 p2", "k11 s4 p3"] },
    { note: "8 to 4 with 3 and strides of 2 (d2l, padding 1)",         spec: { from: 8, to: 4, kernelSize: 3, stride: 2, padding: [0, 3] },             found: ["k3 s2 p1"] },
    { note: "112 to 56 by 3 and 2 (torch 2.13.0: padding 1)",          spec: { from: 112, to: 56, kernelSize: [2, 3], stride: 2, padding: [0, 1] },     found: ["k2 s2 p0 same", "k3 s2 p1"] },
    { note: "a size kept: odd kernels by half of what they span",      spec: { from: 9, to: 9, kernelSize: [1, 4], padding: [0, 4], dilation: [1, 2] }, found: ["k1 s1 p0 same", "k2 s1 p1 d2 same", "k3 s1 p1 same", "k3 s1 p2 d2 same", "k4 s1 p3 d2 same"] },
    { note: "by strides of 2, where the odd end of same is after",     spec: { from: 8, to: 4, kernelSize: [3, 4], stride: 2, padding: [0, 2] },        found: ["k3 s2 p1", "k4 s2 p1 same"] },
    { note: "the end that is left over lets several paddings do",      spec: { from: 5, to: 2, kernelSize: 1, stride: 4, padding: [0, 9] },             found: ["k1 s4 p0 same", "k1 s4 p1"] },
    { note: "none",                                                    spec: { from: 5, to: 9, kernelSize: [1, 5] },                                    found: [] },
  ])("$note", ({ spec, found }) => {
    expect(new Set(listed(spec))).toEqual(new Set(found));
    expect(solutions(asked(spec)).count).toBe(found.length);
  });

  // biome-ignore format: a table
  test.each<{ spec: Omit<QuestionSpec, "kind">; found: string[]; note: string }>([
    { note: "112 to 224: 111*2 + k - 2p + a = 224",                    spec: { from: 112, to: 224, kernelSize: [2, 4], stride: 2, padding: [0, 1], outputPadding: [0, 1] }, found: ["k2 s2 p0 same", "k3 s2 p1 a1", "k4 s2 p1 same"] },
    { note: "4 to 8 by 3 and 2 with padding 1 (torch 2.13.0: a = 1)",  spec: { from: 4, to: 8, kernelSize: 3, stride: 2, padding: 1, outputPadding: [0, 1] },     found: ["k3 s2 p1 a1"] },
    { note: "4 to 7 the same without",                                 spec: { from: 4, to: 7, kernelSize: 3, stride: 2, padding: [0, 1] },                      found: ["k3 s2 p1"] },
    { note: "3 to 12 with 1 and 4: a = 3 is less than the stride",     spec: { from: 3, to: 12, kernelSize: 1, stride: 4, outputPadding: [0, 9] },               found: ["k1 s4 p0 a3 same"] },
    { note: "3 to 13 would need a = 4",                                spec: { from: 3, to: 13, kernelSize: 1, stride: 4, outputPadding: [0, 9] },               found: [] },
    { note: "a kernel of one where its dilation allows more alone",     spec: { from: 3, to: 5, kernelSize: 1, dilation: [1, 4], outputPadding: [0, 2] },         found: ["k1 s1 p0 d3 a2"] },
    { note: "a dilation allows as much too",                           spec: { from: 3, to: 5, kernelSize: 1, dilation: 3, outputPadding: [2, 2] },              found: ["k1 s1 p0 d3 a2"] },
    { note: "an output of nothing but what is added: (1 - 1)2 + 2 - 2 + 1", spec: { from: 1, to: 1, kernelSize: 2, stride: 2, padding: 1, outputPadding: [0, 1] }, found: ["k2 s2 p1 a1"] },
  ])("transposed, $note", ({ spec, found }) => {
    const question: QuestionSpec = { kind: "transposed-convolution", ...spec };
    expect(new Set(listed(question))).toEqual(new Set(found));
    expect(solutions(asked(question)).count).toBe(found.length);
  });

  // The rule: d = 1 and k >= s, first with 2p = k - 1, then with 2p = k - s, then all others; each by k, s, d, p.
  // biome-ignore format: a table
  test.each<{ spec: QuestionSpec; found: string[]; note: string }>([
    { note: "224 to 112: 3, 5, 7 padded by half, 2 and 4 by their rest, then 1",  spec: { from: 224, to: 112, kernelSize: [1, 7], stride: 2, padding: [0, 3] }, found: ["k3 s2 p1", "k5 s2 p2", "k7 s2 p3", "k2 s2 p0 same", "k4 s2 p1 same", "k6 s2 p2 same", "k1 s2 p0 same"] },
    { note: "9 to 9: odd kernels before those that are dilated",                  spec: { from: 9, to: 9, kernelSize: [1, 3], padding: [0, 2], dilation: [1, 2] }, found: ["k1 s1 p0 same", "k3 s1 p1 same", "k2 s1 p1 d2 same", "k3 s1 p2 d2 same"] },
    { note: "10 to 8: a kernel of 3 without padding is none of them",             spec: { from: 10, to: 8, kernelSize: [1, 5], padding: [0, 1] }, found: ["k3 s1 p0", "k5 s1 p1"] },
    { note: "transposed, 4 to 8 (DCGAN's kernel of 4 among the second)",          spec: { kind: "transposed-convolution", from: 4, to: 8, kernelSize: [1, 4], stride: 2, padding: [0, 1], outputPadding: [0, 1] }, found: ["k3 s2 p1 a1", "k2 s2 p0 same", "k4 s2 p1 same", "k1 s2 p0 a1 same"] },
  ])("usual ones first: $note", ({ spec, found }) => {
    expect(listed(spec)).toEqual(found);
  });

  test("are counted without being listed", () => {
    // One window, as long as a second has no room: 2p is at most s + k - 1 - i.
    const many = solutions(
      asked({ from: 3, to: 1, kernelSize: 3, stride: 1_000_000, padding: [0, 1_000_000] }),
    );
    expect(many.count).toBe(500_000); // 0 to 499999, the floor of 999999/2
    const [first, second] = many;
    expect([first?.padding, second?.padding]).toEqual([0, 1]);
  });

  test("can be gone through again", () => {
    const found = solutions(asked({ from: 10, to: 8, kernelSize: 3 }));
    expect([...found]).toEqual([...found]);
  });
});

const upTo = (least: number, most: number) =>
  fc
    .tuple(fc.integer({ min: least, max: most }), fc.integer({ min: least, max: most }))
    .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);

const question = fc.record({
  from: fc.integer({ min: 1, max: 12 }),
  to: fc.integer({ min: 1, max: 12 }),
  kernelSize: upTo(1, 4),
  stride: upTo(1, 4),
  padding: upTo(0, 4),
  dilation: upTo(1, 3),
  outputPadding: upTo(0, 3),
});
type SmallQuestion = typeof question extends fc.Arbitrary<infer Q> ? Q : never;

/** Every window of the ranges, in the order solutions come in. */
function windows({ kernelSize, stride, dilation, padding }: SmallQuestion) {
  const all = ([least, most]: readonly [number, number]) =>
    Array.from({ length: most - least + 1 }, (_, at) => least + at);
  return all(kernelSize).flatMap((k) =>
    all(stride).flatMap((s) =>
      all(dilation).flatMap((d) =>
        all(padding).map((p) => ({ kernelSize: k, stride: s, dilation: d, padding: p })),
      ),
    ),
  );
}

/** Without the windows of one element that another of a smaller dilation is like: it has nothing to dilate. */
function once(found: readonly Solution[]): readonly Solution[] {
  const alike = (one: Solution) => inShort({ ...one, dilation: 1 });
  return found.filter(
    (one) =>
      one.kernelSize > 1 ||
      !found.some((other) => other.dilation < one.dilation && alike(other) === alike(one)),
  );
}

describe("solutions are all the windows whose layers, derived one by one, put out the size", () => {
  const alone = { inChannels: 1, outChannels: 1 };

  test("of convolutions", () => {
    fc.assert(
      fc.property(question, ({ outputPadding: _, ...spec }) => {
        const expected = windows({ ...spec, outputPadding: [0, 0] }).flatMap((window) => {
          const sized = { ...alone, inputSize: [spec.from], ...window };
          const { layer } = safeParse(sized);
          if (!layer || derive(layer).outputSize[0] !== spec.to) return [];
          const word = safeParse({ ...sized, padding: "same" }).layer;
          const [[before, after] = []] = word ? derive(word).padding : [];
          return [{ ...window, same: before === window.padding && after === window.padding }];
        });
        const found = solutions(asked(spec));
        expect(inOrder(found)).toEqual(inOrder(once(expected)));
        expect(found.count).toBe(once(expected).length);
      }),
    );
  });

  test("of transposed convolutions", () => {
    fc.assert(
      fc.property(question, (spec) => {
        const [least, most] = spec.outputPadding;
        const expected = windows(spec).flatMap((window) => {
          const sized = { ...alone, inputSize: [spec.from], ...window };
          const word = safeParseTransposed({ ...sized, padding: "same" }).layer;
          const same = word && deriveTransposed(word);
          const [[before, after] = []] = same?.padding ?? [];
          return [0, 1, 2, 3].flatMap((outputPadding) => {
            if (outputPadding < least || outputPadding > most) return [];
            const { layer } = safeParseTransposed({ ...sized, outputPadding });
            if (!layer || deriveTransposed(layer).outputSize[0] !== spec.to) return [];
            const ends = before === window.padding && after === window.padding;
            return [{ ...window, outputPadding, same: ends && same?.outputPadding[0] === outputPadding }];
          });
        });
        const found = solutions(asked({ kind: "transposed-convolution", ...spec }));
        expect(inOrder(found)).toEqual(inOrder(once(expected)));
        expect(found.count).toBe(once(expected).length);
      }),
    );
  });
});

describe("paddingBounds(window)", () => {
  const lines = (window: Parameters<typeof paddingBounds>[0]) =>
    paddingBounds(window).steps.map(({ symbol, formula }) => `${symbol} = ${text(formula)}`);
  const window = { from: 8, to: 4, kernelSize: 3, stride: 2, dilation: 1, outputPadding: [0, 0] } as const;

  // biome-ignore format: a table
  test.each<[string, Parameters<typeof paddingBounds>[0], string[]]>([
    ["a convolution",              { kind: "convolution", ...window },                                              ["p_least = max(ceil(((o - 1)*s + k - i)/2), 0)", "p_most = floor((o*s + k - 1 - i)/2)"]],
    ["a dilated convolution",      { kind: "convolution", ...window, dilation: 2 },                                 ["p_least = max(ceil(((o - 1)*s + k_eff - i)/2), 0)", "p_most = floor((o*s + k_eff - 1 - i)/2)"]],
    ["a transposed convolution",   { kind: "transposed-convolution", ...window },                                   ["p_least = max(ceil(((i - 1)*s + k - o)/2), 0)", "p_most = floor(((i - 1)*s + k - o)/2)"]],
    ["one with output padding",    { kind: "transposed-convolution", ...window, outputPadding: [0, 1] },            ["p_least = max(ceil(((i - 1)*s + k + a_least - o)/2), 0)", "p_most = floor(((i - 1)*s + k + a_most - o)/2)"]],
  ])("of %s", (_, window, expected) => {
    expect(lines(window)).toEqual(["k_eff = d*(k - 1) + 1", ...expected]);
  });

  test("are none where the least is above the most", () => {
    const { least, most } = paddingBounds({ kind: "convolution", ...window, to: 1 });
    expect([least, most]).toEqual([0, -2]); // (0*2 + 3 - 8)/2 = -2.5, at least 0; (1*2 + 2 - 8)/2 = -2
  });

  test("come with the steps that gave them, and so does an output padding", () => {
    const { steps, least, most } = paddingBounds({ kind: "convolution", ...window });
    expect(steps.slice(1).map(({ value }) => value)).toEqual([least, most]);
    const extra = outputPaddingFor({ ...window, to: 16, padding: 1, dilation: 2 });
    expect(text(extra.formula)).toBe("o - ((i - 1)*s + k_eff - 2*p)");
    expect([extra.quantity, extra.symbol]).toEqual(["outputPadding", "a"]);
    expect(text(outputPaddingFor({ ...window, padding: 1 }).formula)).toBe("o - ((i - 1)*s + k - 2*p)");
    expect(extra.value).toBe(-1); // 16 - (7*2 + 5 - 2)
    for (const { formula, values, value } of [...steps, extra]) expect(evaluate(formula, values)).toBe(value);
  });
});

describe("solvingSteps(question, solution)", () => {
  const transposed = {
    kind: "transposed-convolution",
    from: 4,
    kernelSize: 3,
    stride: 2,
    padding: [0, 1],
  } as const;
  // (i - 1)s + k is 3*2 + 3 = 9: the paddings from (9 + a_least - o)/2 to (9 + a_most - o)/2, and a = o - (9 - 2p).
  // biome-ignore format: a table
  test.each<[string, QuestionSpec, string[]]>([
    ["with an output padding",         { ...transposed, to: 8, outputPadding: [0, 1] },     ["k_eff 3", "p_least 1", "p_most 1", "a 1"]],
    ["without",                        { ...transposed, to: 7, outputPadding: [0, 1] },     ["k_eff 3", "p_least 1", "p_most 1"]],
    ["that a dilation alone allows",   { ...transposed, from: 3, to: 5, kernelSize: 1, stride: 1, padding: 0, dilation: [1, 4], outputPadding: [0, 2] }, ["k_eff 1", "p_least 0", "p_most 0", "a 2"]],
    ["of a convolution",               { from: 8, to: 4, kernelSize: 3, stride: 2, padding: [0, 3] }, ["k_eff 3", "p_least 1", "p_most 1"]],
  ])("%s", (_, spec, told) => {
    const { layer } = safeParseQuestion(spec);
    const [solution] = solutions(asked(spec));
    const steps = layer && solution ? solvingSteps(layer, solution) : [];
    expect(steps.map(({ symbol, value }) => `${symbol} ${value}`)).toEqual(told);
  });
});
