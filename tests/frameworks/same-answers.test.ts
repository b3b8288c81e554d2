import { expect, test } from "vitest";
import { questionKinds, safeParseQuestion, solutions } from "../../src/convolution/index.ts";
import { type ConventionSpec, underConvention } from "../../src/frameworks/index.ts";
import { keras } from "../../src/frameworks/keras/framework.ts";
import { pytorch } from "../../src/frameworks/pytorch/framework.ts";

// What the solver's page says of the answers by the word, and of poolings.
test.each(questionKinds)(
  "Keras has the word same where it answers for a %s, to the size asked for",
  (kind) => {
    const sizes = Array.from({ length: 12 }, (_, at) => at + 1);
    const ranges = { kernelSize: [1, 4], stride: [1, 3], padding: [0, 3], dilation: [1, 3] } as const;
    let answers = 0;
    for (const from of sizes)
      for (const to of sizes) {
        const { layer } = safeParseQuestion({ kind, from, to, ...ranges, same: true });
        for (const { same: _, outputPadding: __, ...window } of layer ? solutions(layer) : []) {
          const spec: ConventionSpec = { kind, inputShape: [from, 1], order: "channels-last", ...window };
          if (window.padding === "same") {
            const { refusals, reported } = underConvention(keras, spec);
            expect({ window, refusals, size: reported?.outputShape[0] }).toEqual({
              window,
              refusals: [],
              size: to,
            });
            answers += 1;
          } else if (kind === "max-pooling") {
            expect(
              underConvention(pytorch, { ...spec, inputShape: [1, from], order: "channels-first" }).refusals,
            ).toEqual([]);
          }
        }
      }
    expect(answers).toBeGreaterThan(10);
  },
);
