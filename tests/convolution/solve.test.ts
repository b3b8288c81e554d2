import { describe, expect, test } from "vitest";
import {
  derive,
  outputPaddingFor,
  paddingBounds,
  type Question,
  type QuestionSpec,
  type Solution,
  safeParse,
  safeParseQuestion,
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

  // Poolings: floor((i + 2p - k)/s) + 1, padded by floor(k/2) at most. The word: ceil(i/s), or i*s, padded by what is wanting.
  // biome-ignore format: a table
  test.each<{ spec: QuestionSpec; found: string[]; note: string }>([
    { note: "112 to 56 by a pooling (ResNet's, torchvision: 3, 2, padding 1)", spec: { kind: "max-pooling", from: 112, to: 56, kernelSize: [1, 3], stride: [1, 2], padding: [0, 3] }, found: ["k3 s2 p1", "k2 s2 p0 same", "k1 s2 p0 same"] },
    { note: "8 to 8 by a pooling of 3 alone",                  spec: { kind: "max-pooling", from: 8, to: 8, kernelSize: [2, 3], padding: [0, 9] },           found: ["k3 s1 p1 same"] },
    { note: "224 to 112 by the word (Keras 3.15.1: 0 before, 1 after)", spec: { from: 224, to: 112, kernelSize: 3, stride: 2, padding: [0, 1], same: true }, found: ["k3 s2 p1", "k3 s2 psame same"] },
    { note: "not where its sides are out of the range",        spec: { from: 224, to: 112, kernelSize: 3, stride: 2, padding: 1, same: true },               found: ["k3 s2 p1"] },
    { note: "nor dilated beside a stride",                     spec: { from: 8, to: 4, kernelSize: 2, stride: 2, dilation: 2, padding: [0, 1], same: true }, found: ["k2 s2 p1 d2"] },
    { note: "nor where its sides are alike, as a number does", spec: { from: 9, to: 9, kernelSize: 3, padding: [0, 1], same: true },                         found: ["k3 s1 p1 same"] },
    { note: "4 to 8 transposed by the word: 3 - 2 is cut after", spec: { kind: "transposed-convolution", from: 4, to: 8, kernelSize: 3, stride: 2, padding: [0, 1], same: true }, found: ["k3 s2 psame same"] },
    { note: "224 x 112 to 112 x 56",                           spec: { from: [224, 112], to: [112, 56], kernelSize: 3, stride: [1, 2], padding: [0, 1] },    found: ["k3 s2 p1"] },
    { note: "227 x 224 to 113 x 112: 226/2, and 225/2 rounded down",  spec: { from: [227, 224], to: [114, 112], kernelSize: [2, 3], stride: 2, padding: [0, 1] }, found: ["k3 s2 p1"] },
    { note: "axes that no window has in common",               spec: { from: [8, 8], to: [8, 4], kernelSize: [1, 3], stride: [1, 2], padding: [0, 1] },      found: [] },
    { note: "transposed, an output padding an axis: 2*4 + 3 - 2 is 9", spec: { kind: "transposed-convolution", from: [5, 5], to: [9, 10], kernelSize: 3, stride: 2, padding: 1, outputPadding: [0, 1] }, found: ["k3 s2 p1 a0,1"] },
  ])("$note", ({ spec, found }) => {
    expect(listed(spec)).toEqual(found);
    expect(solutions(asked(spec)).count).toBe(found.length);
  });

  test("are of questions alone, and a question is no layer", () => {
    const question = asked({ from: 10, to: 8, kernelSize: 3 });
    const layer = safeParse({ inputSize: [10], inChannels: 1, outChannels: 1, kernelSize: 3 }).layer;
    for (const other of [layer, { ...question }, undefined])
      expect(() => solutions(other as never)).toThrow("Wanted is a question that safeParseQuestion() made.");
    expect(() => derive(question as never)).toThrow("Wanted is a layer that was made of its spec.");
  });

  test("can be gone through again", () => {
    const found = solutions(asked({ from: 10, to: 8, kernelSize: 3 }));
    expect([...found]).toEqual([...found]);
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
    ["a pooling",                  { kind: "max-pooling", ...window },                                              ["p_least = max(ceil(((o - 1)*s + k - i)/2), 0)", "p_most = floor((o*s + k - 1 - i)/2)", "p_half = floor(k/2)"]],
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
