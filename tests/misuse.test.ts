import fc from "fast-check";
import { describe, expect, test } from "vitest";
import * as api from "../src/index.ts";

const { convolution, draft, pooling, transposedConvolution } = api;

// What the engine says of code that trusted its caller: no sentence of ours reads like these.
const engine =
  /Cannot |is not (a function|iterable|an? (object|constructor|valid)|defined)|undefined \(|Invalid array|call stack|Reduce of empty|out of memory|BigInt/;

const layers = [
  convolution({ inputSize: [5, 4], inChannels: 2, outChannels: 2, kernelSize: 3 }),
  transposedConvolution({ inputSize: [3], inChannels: 1, outChannels: 2, kernelSize: 2 }),
  pooling({ kind: "max", inputSize: [4], channels: 1, kernelSize: 2 }),
];
const words = [
  ...["convolution", "transposed-convolution", "max-pooling", "average-pooling", "dense", "max", "average"],
  ...["same", "valid", "causal", "a-network", "resnet-50", "constructor", "__proto__", "sum", "integer", "i"],
];
const value = fc.oneof(
  fc.constantFrom(...words),
  fc.integer({ min: -2, max: 9 }),
  fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 3 }),
  fc.constantFrom(...layers, undefined, null, Number.NaN, 2 ** 53, 0.5, true, false, ""),
  fc.anything({ maxDepth: 2 }),
);
// Fields that the functions read, so that many calls get past their first look.
const names = [
  ...[
    "inputSize",
    "inChannels",
    "outChannels",
    "kernelSize",
    "stride",
    "padding",
    "dilation",
    "groups",
    "bias",
  ],
  ...["channels", "kind", "outputPadding", "ceilMode", "from", "to", "strides", "nodes", "inputShape", "id"],
  ...["name", "layer", "sources", "claims", "input", "weights", "biases", "shape", "data", "of", "value"],
  ...["activations", "parameters", "outFeatures", "depthMultiplier"],
];
const object = fc.dictionary(fc.constantFrom(...names), fc.oneof(value, fc.array(value, { maxLength: 2 })), {
  maxKeys: 9,
});
const node = fc.record({
  name: fc.oneof(fc.constantFrom("a", "b"), value),
  layer: fc.oneof(object, value),
  from: fc.oneof(fc.constant(["input"]), value),
});
const argument = fc.oneof(
  value,
  object,
  fc.array(object, { maxLength: 2 }),
  fc.record({ nodes: fc.array(node, { maxLength: 3 }), inputShape: value, claims: value, sources: value }),
  fc.constantFrom(...layers),
  fc.constant(draft()),
);

/** What a call gives or throws; lists that are worked out as they are read are read. */
function outcome(call: () => unknown): unknown {
  const given = call();
  if (typeof given !== "object" || given === null || !(Symbol.iterator in given)) return given;
  const read: unknown[] = [];
  for (const entry of given as Iterable<unknown>) if (read.push(entry) === 50) break;
  return read;
}

type Call = (...given: readonly unknown[]) => unknown;
const functions = Object.entries(api as unknown as Readonly<Record<string, Call>>).filter(
  ([name, value]) => typeof value === "function" && !name.endsWith("Error"),
);

describe("20,000 random calls give an answer or an error of ours", () => {
  const runs = Math.ceil(20_000 / functions.length);

  test.each(functions)("%s", (_, call) => {
    fc.assert(
      fc.property(fc.array(argument, { minLength: 1, maxLength: 3 }), (given) => {
        try {
          outcome(() => call(...given));
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
          expect((error as Error).message).not.toMatch(engine);
          expect((error as Error).message).toMatch(/\.$|cannot be: |cannot be asked: /);
        }
      }),
      { numRuns: runs },
    );
  });
});

test.each([
  [
    "a mistyped field",
    () => convolution({ inputSize: [9], inChannels: 1, outChannels: 1, kernelSize: 3, strides: 2 } as never),
    /unknown-field \(field: "stride", given: "strides"/,
  ],
  [
    "channels beside those that come in",
    () =>
      api.deriveOn({ kind: "convolution", inChannels: 16, outChannels: 1, kernelSize: 3 } as never, [[3, 9]]),
    /unknown-field \(.*given: "inChannels", fields: "outChannels, kernelSize, stride, padding, dilation, groups, bias"/,
  ],
  [
    "a size beside that which comes in",
    () => api.deriveOn({ kind: "global-pooling", channels: 3 } as never, [[3, 9]]),
    /unknown-field \(.*given: "channels"/,
  ],
  [
    "a mistyped kind",
    () => api.deriveOn({ kind: "convolutoin" } as never, [[3, 9]]),
    /not-one-of \(field: "kind", value: "convolutoin"/,
  ],
  [
    "a layer that nobody made",
    () => api.derive({ kind: "convolution", inputSize: [9] } as never),
    /made of its spec/,
  ],
  [
    "a node that reads nothing",
    () => api.summarize({ nodes: [{ name: "a", layer: { kind: "flatten" } } as never], inputShape: [3, 9] }),
    /not-a-node a/,
  ],
  [
    "shapes that differ",
    () =>
      api.summarize({
        nodes: [
          { name: "a", layer: { kind: "flatten" }, from: ["input"] },
          { name: "b", layer: { kind: "add" }, from: ["input", "a"] },
        ],
        inputShape: [3, 9],
      }),
    /layer b: shapes-differ \(field: "inputShape", shapes: \[\[3, 9\], \[27\]\]\)/,
  ],
])("%s is refused with its facts", (_, call, says) => {
  expect(call).toThrow(says);
});

test.each([undefined, null, [], "conv", 3])("check(%o) finds that it is no spec", (nothing) => {
  expect(api.check(nothing as never)[0]).toEqual({
    code: "not-an-object",
    field: "inputSize",
    value: nothing,
  });
});
