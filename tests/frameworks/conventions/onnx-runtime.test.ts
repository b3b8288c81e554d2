import fc from "fast-check";
import { env, InferenceSession, Tensor } from "onnxruntime-web";
import { expect, test } from "vitest";
import { type ConventionSpec, underConvention } from "../../../src/frameworks/index.ts";
import { onnx } from "../../../src/frameworks/onnx/framework.ts";
import { span } from "../../convolution/layers.ts";
import { type Attributes, nodeModel } from "../../convolution/onnx-model.ts";

// Every run draws new layers; FC_SEED=<the seed printed> draws the same again.
const seed = Number(process.env.FC_SEED ?? Math.floor(Math.random() * 2 ** 31));
console.log(`ONNX Runtime is asked what it refuses and reports: FC_SEED=${seed}`);

env.wasm.numThreads = 1;
env.logLevel = "fatal";

const operators = {
  convolution: "Conv",
  "transposed-convolution": "ConvTranspose",
  "max-pooling": "MaxPool",
  "average-pooling": "AveragePool",
} as const;

type Windowed = ConventionSpec & {
  readonly kind: keyof typeof operators;
  readonly outChannels: number;
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly dilation: readonly number[];
  readonly padding: string | readonly [number, number][];
};

const axis = fc.record({
  k: fc.integer({ min: 1, max: 4 }),
  s: fc.integer({ min: 1, max: 4 }),
  d: fc.integer({ min: 1, max: 3 }),
  spare: fc.nat(6),
  extra: fc.nat(3),
  less: fc.nat(9),
  sides: fc.tuple(fc.nat(2), fc.nat(2)),
});

const windowed: fc.Arbitrary<Windowed> = fc
  .record({
    kind: fc.constantFrom(...(Object.keys(operators) as (keyof typeof operators)[])),
    axes: fc.array(axis, { minLength: 1, maxLength: 3 }),
    dilated: fc.boolean(),
    word: fc.option(fc.constantFrom("SAME_UPPER", "SAME_LOWER", "VALID")),
    ceilMode: fc.boolean(),
    channels: fc.integer({ min: 1, max: 2 }),
    outChannels: fc.integer({ min: 1, max: 2 }),
  })
  .map(({ kind, axes, dilated, word, ceilMode, channels, outChannels }) => {
    const pools = kind.endsWith("pooling");
    const dilation = axes.map(({ d }) => (dilated ? d : 1));
    return {
      kind,
      inputShape: [
        channels,
        // `same` takes an input that is smaller than the kernel spans.
        ...axes.map(({ k, spare, less }, at) =>
          Math.max(span(k, dilation[at] as number) + spare - (word?.startsWith("SAME") ? less : 0), 1),
        ),
      ],
      outChannels: pools ? channels : outChannels,
      kernelSize: axes.map(({ k }) => k),
      stride: axes.map(({ s }) => s),
      dilation,
      padding:
        word ??
        axes.map(
          ({ k, sides }) => sides.map((side) => Math.min(side, pools ? k : k >> 1)) as [number, number],
        ),
      ...(pools && { ceilMode }),
      ...(kind === "transposed-convolution" && !word && { outputPadding: axes.map(({ extra }) => extra) }),
    };
  });

test("the preset of ONNX refuses what ONNX Runtime refuses, and reports the shapes it gives", {
  timeout: 60_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(windowed, async (spec) => {
      const { refusals, issues, reported } = underConvention(onnx, spec);
      const shape = run(spec);
      if (refusals.length > 0) await expect(shape).rejects.toThrow();
      else if (issues.length === 0) expect(await shape).toEqual(reported?.outputShape);
      else await shape.catch(() => undefined);
    }),
    { seed, numRuns: 400 },
  );
});

// biome-ignore format: a table
test.each<[string, Windowed, readonly number[]]>([
  ["its transposed same adds nothing where k < s",  { kind: "transposed-convolution", inputShape: [1, 4], outChannels: 1, kernelSize: [1], stride: [2], dilation: [1], padding: "SAME_UPPER" }, [1, 7]], // 4 * 2 by the standard
  ["its MaxPool forgets the dilation of same",      { kind: "max-pooling", inputShape: [1, 3], outChannels: 1, kernelSize: [2], stride: [1], dilation: [2], padding: "SAME_UPPER" },            [1, 2]], // 3 by the standard
])("ONNX Runtime 1.30: %s", async (_, spec, shape) => {
  expect(await run(spec)).toEqual(shape);
  expect(underConvention(onnx, spec).reported?.outputShape).toEqual(shape);
});

async function run(spec: Windowed): Promise<readonly number[]> {
  const { kind, inputShape, outChannels, kernelSize, padding } = spec;
  const [channels = 0] = inputShape;
  const pairs = kind === "convolution" ? [outChannels, channels] : [channels, outChannels];
  const shapes = {
    x: [1, ...inputShape],
    ...(!kind.endsWith("pooling") && { w: [...pairs, ...kernelSize] }),
  };
  const attributes: Attributes = {
    kernel_shape: kernelSize,
    strides: spec.stride,
    dilations: spec.dilation,
    ...(typeof padding === "string"
      ? { auto_pad: padding }
      : { pads: [0, 1].flatMap((side) => padding.map((pair) => pair[side] as number)) }),
    ...(spec.outputPadding !== undefined && { output_padding: spec.outputPadding as readonly number[] }),
    ...(spec.ceilMode !== undefined && { ceil_mode: Number(spec.ceilMode) }),
  };
  const feeds = Object.fromEntries(Object.entries(shapes).map(([name, shape]) => [name, zeros(shape)]));
  const session = await InferenceSession.create(nodeModel(operators[kind], attributes, shapes, 22), {
    executionProviders: ["wasm"],
    ...silent,
  });
  try {
    return ((await session.run(feeds, silent)).y as Tensor).dims.slice(1);
  } finally {
    await session.release();
  }
}

// A refusal is what is asked for here, and no news.
const silent = { logSeverityLevel: 4 } as const;

function zeros(shape: readonly number[]): Tensor {
  return new Tensor("float32", new Float32Array(shape.reduce((a, b) => a * b, 1)), shape);
}
