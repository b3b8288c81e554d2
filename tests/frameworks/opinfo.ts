import { type ConventionSpec, type UnderConvention, underConvention } from "../../src/frameworks/index.ts";
import { pytorch } from "../../src/frameworks/pytorch/framework.ts";
import { checkOn, type Shape } from "../../src/layers/index.ts";

/** What PyTorch tests an operator of its own with: shapes and numbers, and the shape it gives, null where it refuses. */
export interface OpSample {
  readonly operator: string;
  readonly input: Shape;
  readonly arguments: Arguments;
  /** Whether a weight or a bias is of another number type than the input. */
  readonly mixed: boolean;
  readonly output: Shape | null;
}

type PerAxis = number | readonly number[];

interface Arguments {
  readonly weight?: readonly number[];
  readonly bias?: readonly number[] | null;
  readonly kernel_size?: PerAxis;
  readonly stride?: PerAxis | null;
  readonly padding?: PerAxis | string;
  readonly dilation?: PerAxis;
  readonly groups?: number;
  readonly output_padding?: PerAxis;
  readonly ceil_mode?: boolean;
  readonly divisor_override?: number | null;
}

const kinds = {
  conv: "convolution",
  conv_transpose: "transposed-convolution",
  max_pool: "max-pooling",
  avg_pool: "average-pooling",
} as const;

/** The operators of torch.nn.functional whose samples we take. */
export const opInfoOperators = Object.keys(kinds).flatMap((name) =>
  [1, 2, 3].map((rank) => `${name}${rank}d`),
);

/** Why there is no shape to compare, where both refuse or we have no words for a sample; and what is wrong, if anything. */
export interface SampleVerdict {
  readonly reason?: string;
  readonly wrong?: string;
}

/** Holds what our convention of PyTorch says of a sample against what PyTorch says. */
export function sampleVerdict(sample: OpSample): SampleVerdict {
  const { mixed, arguments: given, output } = sample;
  if (mixed) return { reason: "not said of a layer: number types that differ" };
  if ((given.divisor_override ?? 1) < 0) return { reason: "not said of a layer: a negative divisor" };
  const { spec, batch } = specOf(sample);
  const ours = underConvention(pytorch, spec);
  // No convention speaks of the divisor, which changes no shape; the layer itself does.
  const divided = { kind: "average-pooling", kernelSize: 1, divisor: given.divisor_override ?? 1 } as const;
  const [wrongDivisor] = checkOn(divided, [[1, 1]]);
  const reported = wrongDivisor ? undefined : ours.reported;
  const refusal = wrongDivisor?.code ?? refusalOf(ours);
  const theirs = output ? `[${output.slice(batch).join(", ")}]` : "refused";
  if (!reported)
    return output ? { wrong: `ours ${refusal}, theirs ${theirs}` } : { reason: `refused: ${refusal}` };
  const shape = `[${reported.outputShape.join(", ")}]`;
  if (shape !== theirs) return { wrong: `ours ${shape}, theirs ${theirs}` };
  const held = elements(given.weight) + elements(given.bias);
  return held === reported.parameters
    ? {}
    : { wrong: `parameters: ours ${reported.parameters}, theirs ${held}` };
}

/** A sample in the words of a convention, and how many axes of its input are not the layer's: a batch may be left out. */
function specOf({ operator, input, arguments: given }: OpSample) {
  const name = operator.slice(0, -2) as keyof typeof kinds;
  const batch = input.length > Number(operator.at(-2)) + 1 ? 1 : 0;
  const { weight, groups = 1 } = given;
  const fields = {
    kernelSize: weight ? weight.slice(2) : spread(given.kernel_size),
    stride: spread(given.stride),
    padding: spread(given.padding),
    dilation: spread(given.dilation),
    outputPadding: spread(given.output_padding),
    ceilMode: given.ceil_mode,
    ...(weight && { groups, outChannels: name === "conv" ? weight[0] : (weight[1] as number) * groups }),
    ...(weight && { bias: Boolean(given.bias) }),
  };
  const known = Object.entries(fields).filter(([, value]) => value !== undefined);
  const spec = { kind: kinds[name], inputShape: input.slice(batch), ...Object.fromEntries(known) };
  return { spec: spec as ConventionSpec, batch };
}

/** PyTorch takes a list of one entry for every axis, and an empty one as if there were none. */
function spread<Value>(value: Value | readonly Value[] | null | undefined) {
  if (!Array.isArray(value)) return value ?? undefined;
  return value.length < 2 ? value[0] : value;
}

function refusalOf({ refusals, issues }: UnderConvention): string | undefined {
  return [...refusals, ...issues][0]?.code;
}

function elements(shape: Shape | null | undefined): number {
  return shape ? shape.reduce((product, size) => product * size, 1) : 0;
}
