import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frameworks, kinds, layerStateFrom, layerStateOf } from "../../../components/calculator/kinds.ts";
import { countingOf, readState } from "../../../components/calculator/reading.ts";
import type { State } from "../../../components/form/state.ts";
import { convolution } from "../../../src/convolution/index.ts";
import { countings } from "../../../src/networks/countings.ts";

const seed = convolution({ inputSize: [10, 10], inChannels: 3, outChannels: 5, kernelSize: 3 });
const preset = layerStateOf(seed);
const read = (query: string) => readState(layerStateFrom(new URLSearchParams(query), preset));

const small = (most: number, least = 1) => fc.integer({ min: least, max: most }).map(String);
const axes = (name: string, texts: fc.Arbitrary<string>) =>
  Object.fromEntries(["d", "h", "w"].map((letter) => [`${name}-${letter}`, texts]));
const anyState: fc.Arbitrary<State> = fc
  .record({
    kind: fc.constantFrom<string>(...kinds),
    framework: fc.constantFrom("", ...frameworks.map(({ id }) => id)),
    counting: fc.constantFrom(...countings.map(({ id }) => id)),
    rank: small(3),
    paddingMode: fc.constantFrom("number", "sides", "valid", "same", "same-lower", "full", "causal"),
    ...axes("inputSize", small(12)),
    ...axes("kernelSize", small(4)),
    ...axes("stride", small(4)),
    ...axes("dilation", fc.constantFrom("1", "1", "2", "3")),
    ...axes("padding", small(2, 0)),
    ...axes("paddingAfter", small(2, 0)),
    ...axes("outputPadding", fc.constantFrom("", "0", "1", "2")),
    inChannels: fc.constantFrom("2", "4"),
    outChannels: fc.constantFrom("2", "4"),
    groups: fc.constantFrom("1", "2"),
    depthMultiplier: small(3),
    ...Object.fromEntries(
      ["bias", "depthwiseBias", "ceilMode", "countPadding", "perAxis"].map((name) => [
        name,
        fc.constantFrom("", "yes"),
      ]),
    ),
  })
  .map((change) => ({ ...preset, ...change }) as State);

test("a state gives an answer or says what is wrong, never both or neither", () => {
  fc.assert(
    fc.property(anyState, (state) => {
      const { answer, issues, found } = readState(state);
      const refused = (found?.refusals.length ?? 0) + (found?.issues.length ?? 0) > 0;
      expect(answer === undefined).toBe(issues.length > 0 || (!answer && refused));
      if (answer) expect(answer.outputShape.every((size) => size > 0)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("any texts are read without throwing", () => {
  const texts = fc.record({
    ...Object.fromEntries(
      Object.keys(preset).map((name) => [name, fc.oneof(fc.constantFrom("1", "2"), fc.string())]),
    ),
    kind: fc.constantFrom<string>(...kinds),
    rank: fc.constantFrom("1", "2", "3"),
  });
  fc.assert(
    fc.property(texts, (state) => {
      expect(Array.isArray(readState(state as State).issues)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test("numbers of any size are answered exactly or refused, whoever counts and builds", () => {
  const number = fc.oneof(
    fc.constantFrom("1", "2", "3", "94906265", "94906266", "3037000499", "9007199254740991"),
    fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }).map(String),
  );
  const names = Object.keys(preset).filter((name) =>
    /^[a-zA-Z]+-[dhw]$|Channels|groups|depthMultiplier/.test(name),
  );
  const huge = fc.record(Object.fromEntries(names.map((name) => [name, number])));
  fc.assert(
    fc.property(anyState, fc.subarray(names), huge, (state, changed, numbers) => {
      const change = Object.fromEntries(changed.map((name) => [name, numbers[name] as string]));
      const { answer, issues } = readState({ ...state, ...change });
      expect(issues.length > 0).toBe(answer === undefined);
      if (answer) {
        const { parameters, operations, outputShape } = answer;
        for (const count of [parameters, operations, ...outputShape])
          expect(Number.isSafeInteger(count)).toBe(true);
      }
    }),
    { numRuns: 1000 },
  );
});

test("operations that pass 2^53 - 1 are refused where the MACs do not", () => {
  // 9 * 8 * 8 * 2^43 * 1 = 2^43 * 576 is above 2^52 and below 2^53: twice that is not exact.
  const query = `inChannels=1&outChannels=${2 ** 43}&inputSize-h=10&inputSize-w=10`;
  expect(read(query).answer?.operations).toBe(576 * 2 ** 43);
  expect(read(`${query}&counting=flops`).issues.map(({ code }) => code)).toEqual(["count-not-exact"]);
});

describe("readState(state)", () => {
  test("names the form's own fields in what is wrong with a separable layer", () => {
    const { issues } = read(
      "kind=separable-convolution&depthMultiplier=0&outChannels=x&inChannels=&kernelSize-w=3",
    );
    expect(issues.map(({ code, field }) => `${field} ${code}`)).toEqual([
      "inChannels missing",
      "depthMultiplier out-of-range",
      "outChannels not-a-whole-number",
    ]);
  });

  test("names the channels of a pooling as those that come in", () => {
    const { issues } = read("kind=max-pooling&inChannels=0");
    expect(issues.map(({ code, field }) => `${field} ${code}`)).toEqual(["inChannels out-of-range"]);
  });

  test("a count past 2^53 - 1 between the two halves is the multiplier's", () => {
    const { issues } = read(
      "kind=separable-convolution&rank=1&inputSize-w=1&kernelSize-w=1&inChannels=9007199254740991&depthMultiplier=2",
    );
    expect(issues.map(({ field }) => field)).toContain("depthMultiplier");
  });

  test("an output padding that is left out is nothing, and missing where one axis has it and another not", () => {
    const transposed = "kind=transposed-convolution&stride-w=2&stride-h=2&perAxis=yes";
    expect(read(`${transposed}&outputPadding-h=&outputPadding-w=`).answer?.outputShape).toEqual([5, 21, 21]); // 9*2 + 3
    const { issues } = read(`${transposed}&outputPadding-h=&outputPadding-w=1`);
    expect(issues).toEqual([{ code: "missing", field: "outputPadding", axis: 0 }]);
  });

  test("takes a framework's own layer where ours says no: Keras's output padding beside same", () => {
    // Keras 3.15.1, Conv1DTranspose of 4, kernel 3, stride 2, same, output_padding 1: 8.
    const query =
      "kind=transposed-convolution&rank=1&inputSize-w=4&stride-w=2&paddingMode=same&outputPadding-w=1";
    expect(read(query).issues.map(({ code }) => code)).toEqual(["output-padding-beside-same"]);
    expect(read(`${query}&framework=keras`).answer?.outputShape).toEqual([5, 8]);
  });

  test("a framework that refuses leaves the layer as this notebook has it", () => {
    const { answer, found } = read("framework=keras&stride-w=2&dilation-w=2");
    expect(found?.refusals.map(({ code }) => code)).toEqual(["stride-and-dilation"]);
    expect(answer?.outputShape).toEqual([5, 3, 3]); // floor((10 - 5)/2) + 1
  });

  test("PyTorch's two halves have the biases that are ticked", () => {
    // 27 + 15 + 5 = 47; with three depthwise biases 50
    const query = "kind=separable-convolution&framework=pytorch";
    expect(read(query).answer?.parameters).toBe(50);
    expect(read(`${query}&depthwiseBias=`).answer?.parameters).toBe(47);
  });
});

test("countingOf(id) is the counting that networks are counted by", () => {
  for (const { id, counting } of countings) expect(countingOf(id)).toEqual(counting);
  expect(countingOf("toString")).toEqual(countingOf("macs"));
});
