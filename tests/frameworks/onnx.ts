import {
  convolution,
  convolve,
  globalPooling,
  LayerError,
  type PaddingPair,
  type PoolingSpec,
  pool,
  pooling,
  scatter,
  type Tensor,
  transposedConvolution,
} from "../../src/convolution/index.ts";

/** A backend test of ONNX: one node, what goes in, what must come out, all with a batch axis first. */
export interface OnnxTest {
  readonly name: string;
  readonly operator: string;
  readonly attributes: Attributes;
  readonly inputs: readonly Tensor[];
  readonly output: Tensor;
  /** How far a number may be off: so much of it, and so much whatever it is. */
  readonly rtol: number;
  readonly atol: number;
}

interface Attributes {
  readonly auto_pad?: string;
  readonly ceil_mode?: number;
  readonly count_include_pad?: number;
  readonly dilations?: readonly number[];
  readonly group?: number;
  readonly kernel_shape?: readonly number[];
  readonly p?: number;
  readonly output_padding?: readonly number[];
  readonly output_shape?: readonly number[];
  readonly pads?: readonly number[];
  readonly strides?: readonly number[];
}

/** One operator as our layer: its output for an input without the batch axis. */
type Carry = (input: Tensor) => Tensor;

/** The operators of ONNX that we know, each as the layer of a node and how it is carried out. */
const operators: Readonly<Record<string, (test: OnnxTest) => Carry>> = {
  Conv: (test) => {
    const { weights, biases, shared } = weightedOf(test);
    const layer = convolution({
      ...shared,
      outChannels: weights.shape[0] as number,
      padding: paddingOf(test.attributes),
    });
    return (input) => convolve(layer, { input, weights, ...biases });
  },
  ConvTranspose: (test) => {
    const { weights, biases, shared } = weightedOf(test);
    const layer = transposedConvolution({
      ...shared,
      outChannels: (weights.shape[1] as number) * shared.groups,
      padding: paddingOf(test.attributes),
      outputPadding: outputPaddingOf(test),
    });
    return (input) => scatter(layer, { input, weights, ...biases });
  },
  MaxPool: (test) => pooled("max", test),
  AveragePool: (test) => pooled("average", test),
  LpPool: (test) => pooled("lp", test),
  GlobalMaxPool: (test) => pooledWhole("max", test),
  GlobalAveragePool: (test) => pooledWhole("average", test),
};

/** The names of the operators whose tests we take. */
export const onnxOperators = Object.keys(operators);

// One operator's test has twenty images, which a walk in its plainest form takes minutes for; two show what a batch is.
const mostImages = 2;

/** What is wrong with our answer to a test; nothing where shape and numbers are the test's own. */
export function disagreement(test: OnnxTest): string | undefined {
  const answer = answerOf(test);
  return "refusal" in answer ? `ours refused: ${answer.refusal}` : difference(answer, test);
}

/** The shape, and the numbers of the first images. */
function difference({ shape, data }: Tensor, { output, rtol, atol }: OnnxTest): string | undefined {
  if (shape.join() !== output.shape.join()) {
    return `output shape: ours [${shape.join(", ")}], theirs [${output.shape.join(", ")}]`;
  }
  const at = Array.from(data).findIndex((ours, place) => {
    const theirs = output.data[place] as number;
    return !(Math.abs(ours - theirs) <= atol + rtol * Math.abs(theirs));
  });
  return at < 0 ? undefined : `output ${at}: ours ${data[at]}, theirs ${output.data[at]}`;
}

function answerOf(test: OnnxTest): Tensor | { readonly refusal: string } {
  const [
    {
      shape: [batch = 0, ...shape],
      data,
    } = noTensor,
  ] = test.inputs;
  const length = shape.reduce((all, size) => all * size, 1);
  const images = Array.from({ length: Math.min(batch, mostImages) }, (_, at) => ({
    shape,
    data: Array.from({ length }, (_, place) => data[at * length + place] as number),
  }));
  try {
    const outputs = images.map((operators[test.operator] as (test: OnnxTest) => Carry)(test));
    const outputShape = outputs[0]?.shape ?? [];
    return { shape: [batch, ...outputShape], data: outputs.flatMap(({ data }) => Array.from(data)) };
  } catch (error) {
    if (error instanceof LayerError) return { refusal: error.issues[0]?.code ?? "" };
    throw error;
  }
}

const noTensor: Tensor = { shape: [], data: [] };

type Padding = "same" | "same-lower" | "valid" | readonly PaddingPair[];

function paddingOf({ auto_pad, pads = [] }: Attributes): Padding | 0 {
  if (auto_pad === "SAME_UPPER") return "same";
  if (auto_pad === "SAME_LOWER") return "same-lower";
  const rank = pads.length / 2;
  return rank === 0 ? 0 : pads.slice(0, rank).map((before, axis) => [before, pads[rank + axis] as number]);
}

function sizeOf({ inputs }: OnnxTest): readonly number[] {
  return (inputs[0] as Tensor).shape.slice(2);
}

function weightedOf(test: OnnxTest) {
  const [input, weights, bias] = test.inputs as [Tensor, Tensor, Tensor?];
  const { strides = 1, dilations = 1, group = 1 } = test.attributes;
  return {
    weights,
    biases: bias ? { biases: bias.data } : {},
    shared: {
      inputSize: sizeOf(test),
      inChannels: input.shape[1] as number,
      kernelSize: weights.shape.slice(2),
      stride: strides,
      dilation: dilations,
      groups: group,
      bias: bias !== undefined,
    },
  };
}

// An output shape asks for a padding: s (i - 1) + d (k - 1) + 1 + a - o. Where that is negative, something is added.
function outputPaddingOf({ attributes, inputs }: OnnxTest): readonly number[] | 0 {
  const { output_padding, output_shape, strides, dilations } = attributes;
  if (!output_shape) return output_padding ?? 0;
  const [input, weights] = inputs as [Tensor, Tensor];
  return output_shape.map((size, axis) => {
    const [i, k] = [input.shape[axis + 2] as number, weights.shape[axis + 2] as number];
    const whole = (strides?.[axis] ?? 1) * (i - 1) + (dilations?.[axis] ?? 1) * (k - 1) + 1;
    if (size < whole) throw new Error("An output shape that cuts something off is not one we know.");
    return size - whole;
  });
}

function pooled(kind: PoolingSpec["kind"], test: OnnxTest): Carry {
  const {
    kernel_shape = [],
    strides = 1,
    dilations = 1,
    ceil_mode = 0,
    count_include_pad = 0,
    p,
  } = test.attributes;
  const layer = pooling({
    kind,
    inputSize: sizeOf(test),
    channels: (test.inputs[0] as Tensor).shape[1] as number,
    kernelSize: kernel_shape,
    stride: strides,
    padding: paddingOf(test.attributes),
    dilation: dilations,
    ceilMode: ceil_mode === 1,
    countPadding: count_include_pad === 1,
    ...(p && { power: p }),
  });
  return (input) => pool(layer, input);
}

function pooledWhole(kind: "max" | "average", test: OnnxTest): Carry {
  const channels = (test.inputs[0] as Tensor).shape[1] as number;
  const layer = globalPooling({ kind, inputSize: sizeOf(test), channels });
  return (input) => pool(layer, input);
}
