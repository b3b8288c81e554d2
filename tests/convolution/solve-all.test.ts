import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  derive,
  deriveTransposed,
  type Question,
  type QuestionSpec,
  type Solution,
  safeParse,
  safeParsePooling,
  safeParseQuestion,
  safeParseTransposed,
  solutions,
} from "../../src/convolution/index.ts";

function asked(spec: QuestionSpec): Question {
  return safeParseQuestion(spec).layer as Question;
}

/** Windows in the order in which they were gone through, whatever is usual. */
function inOrder(found: Iterable<Solution>): readonly Solution[] {
  const key = ({ kernelSize, stride, dilation, padding, outputPadding = 0 }: Solution) =>
    [kernelSize, stride, dilation, padding, outputPadding].map((size) => String(size).padStart(3)).join();
  return [...found].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

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
  const alike = (one: Solution) => JSON.stringify({ ...one, dilation: 1 });
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

describe("solutions of several axes, of poolings and by the word are those that are found one by one", () => {
  const kinds = fc.constantFrom("convolution", "transposed-convolution", "max-pooling");
  const sizes = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }));
  const asking = fc.record({ question, kind: kinds, from: sizes, to: sizes, same: fc.boolean() });
  const layerOf = {
    convolution: safeParse,
    "transposed-convolution": safeParseTransposed,
    "max-pooling": safeParsePooling,
  };

  test("whatever the kind", () => {
    fc.assert(
      fc.property(asking, ({ question, kind, from, to, same }) => {
        const isPooling = kind === "max-pooling";
        const { outputPadding, ...ranges } = question;
        const added = kind === "transposed-convolution" && { outputPadding };
        const channels = isPooling ? { kind: "max", channels: 1 } : { inChannels: 1, outChannels: 1 };
        const sizeOf = (window: object) => {
          const { layer } = layerOf[kind]({ ...channels, inputSize: from, ...window });
          return layer && derive(layer);
        };
        const reached = (window: object) => sizeOf(window)?.outputSize.join() === to.join();
        const all = windows({ ...question }).filter(({ kernelSize, dilation, padding }) => {
          const isAgain = kernelSize === 1 && dilation > question.dilation[0];
          return !(isAgain && !added) && (!isPooling || padding <= kernelSize / 2);
        });
        const extras = [0, 1, 2, 3].flatMap((a) => [0, 1, 2, 3].map((b) => [a, b]));
        const inRange = ([a = 0, b = 0]: readonly number[]) =>
          Math.min(a, b) >= question.outputPadding[0] && Math.max(a, b) <= question.outputPadding[1];
        const numeric = added
          ? all.flatMap((window) =>
              extras
                .filter((extra) => inRange(extra) && reached({ ...window, outputPadding: extra }))
                .map(() => window),
            )
          : all.filter(reached);
        const words = same
          ? windows({ ...question, padding: [0, 0] }).filter((window) => {
              const { stride, dilation, kernelSize } = window;
              const has = dilation === 1 || (stride === 1 && !isPooling);
              const padding = sizeOf({ kernelSize, stride, dilation, padding: "same" })?.padding.flat() ?? [];
              const [least, most] = question.padding;
              const fits = Math.min(...padding) >= least && Math.max(...padding) <= most;
              return has && fits && new Set(padding).size > 1 && reached({ ...window, padding: "same" });
            })
          : [];
        const found = [...solutions(asked({ ...ranges, kind, from, to, same, ...(added || {}) }))];
        const key = ({ kernelSize, stride, dilation, padding }: Omit<Solution, "same">) =>
          [kernelSize, stride, dilation, padding].join();
        // Kernels of one that another dilation is like are held by the properties above.
        const isLong = ({ kernelSize }: Omit<Solution, "same">) => !added || kernelSize > 1;
        const expected = [...numeric, ...words.map((window) => ({ ...window, padding: "same" as const }))];
        expect(found.filter(isLong).map(key).sort()).toEqual(expected.filter(isLong).map(key).sort());
        for (const { same: _, ...window } of found) expect(reached(window)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
