import fc from "fast-check";
import type { ConvolutionSpec, PaddingPair, PaddingWord } from "../../src/convolution/index.ts";

/** A spec with every field given and every list spelled out, one entry an axis. */
export type SpelledSpec = Required<ConvolutionSpec> & {
  readonly kernelSize: readonly number[];
  readonly stride: readonly number[];
  readonly padding: PaddingWord | readonly (number | PaddingPair)[];
  readonly dilation: readonly number[];
};

// Small enough for the plain window walk: its work grows with the product over the axes.
const limits = [
  { kernel: 4, stride: 5, padding: 4, dilation: 4, spare: 8 },
  { kernel: 3, stride: 4, padding: 3, dilation: 3, spare: 4 },
  { kernel: 3, stride: 3, padding: 2, dilation: 2, spare: 2 },
  { kernel: 2, stride: 2, padding: 1, dilation: 2, spare: 1 },
] as const;

const someRank = fc.oneof(
  { weight: 4, arbitrary: fc.constant(1) },
  { weight: 5, arbitrary: fc.constant(2) },
  { weight: 3, arbitrary: fc.constant(3) },
  { weight: 1, arbitrary: fc.constant(4) },
);

/** Specs of layers that can be, of every padding and of 1 to 3 axes, 4 now and then. */
export const validSpec: fc.Arbitrary<SpelledSpec> = someRank.chain((rank) => ofRank(rank));

/** The same, of one axis. */
export const validSpecOfOneAxis: fc.Arbitrary<SpelledSpec> = ofRank(1);

/** The same, with one padding. */
export function validSpecPadded(padding: PaddingWord): fc.Arbitrary<SpelledSpec> {
  return padding === "causal" ? ofRank(1, padding) : someRank.chain((rank) => ofRank(rank, padding));
}

/** How many elements a kernel spans, by laying it out: its first element, then a step of d for each further one. */
export function span(kernel: number, dilation: number): number {
  let length = 1;
  for (let element = 1; element < kernel; element++) length += dilation;
  return length;
}

function ofRank(rank: number, word?: PaddingWord): fc.Arbitrary<SpelledSpec> {
  const { kernel, stride, padding, dilation, spare } = limits[rank - 1] ?? limits[3];
  const perAxis = (minimum: number, maximum: number) =>
    fc.array(fc.integer({ min: minimum, max: maximum }), { minLength: rank, maxLength: rank });
  const side = fc.integer({ min: 0, max: padding });
  const words: PaddingWord[] = [
    "valid",
    "same",
    "same-lower",
    "full",
    ...(rank === 1 ? (["causal"] as const) : []),
  ];
  const pads = fc.array(fc.oneof(side, fc.tuple(side, side)), { minLength: rank, maxLength: rank });
  return fc
    .record({
      kernelSize: perAxis(1, kernel),
      stride: perAxis(1, stride),
      dilation: perAxis(1, dilation),
      padding: word === undefined ? fc.oneof(fc.constantFrom(...words), pads) : fc.constant(word),
      spare: perAxis(0, spare),
      groups: fc.integer({ min: 1, max: 3 }),
      channels: fc.integer({ min: 1, max: 2 }),
      kernels: fc.integer({ min: 1, max: 2 }),
      bias: fc.boolean(),
    })
    .map(({ spare, channels, kernels, ...rest }) => ({
      ...rest,
      inputSize: rest.kernelSize.map((size, axis) => {
        const needed = span(size, rest.dilation[axis] as number) - least(rest.padding, axis);
        return Math.max(needed, 1) + (spare[axis] as number);
      }),
      inChannels: rest.groups * channels,
      outChannels: rest.groups * kernels,
    }));
}

// What a padding adds for certain; a word other than `valid` adds whatever one window needs.
function least(padding: PaddingWord | readonly (number | PaddingPair)[], axis: number): number {
  if (typeof padding === "string") return padding === "valid" ? 0 : Infinity;
  const entry = padding[axis] as number | PaddingPair;
  return typeof entry === "number" ? 2 * entry : entry[0] + entry[1];
}

/** Conv3D, 4 kernels of 2x2x2 on 5 channels of 4x10x10, with what it comes to by hand. */
export const conv3d = {
  spec: { inputSize: [4, 10, 10], inChannels: 5, outChannels: 4, kernelSize: 2 },
  values: {
    effectiveKernel: [2, 2, 2],
    padding: [
      [0, 0],
      [0, 0],
      [0, 0],
    ],
    outputSize: [3, 9, 9],
    outputChannels: 4,
    unusedInput: [0, 0, 0],
    kernelWeights: 40, // 8*5
    weights: 160, // 40*4
    biases: 4,
    parameters: 164,
    macs: 38880, // 160*243
    inputElements: 2000, // 5*400
    outputElements: 972, // 4*243
  },
};
