import type { PaddingPair } from "../../convolution/index.ts";
import { rule, work } from "../../convolution/step.ts";
import { effectiveKernel, kernelSymbol } from "../../convolution/window.ts";
import { evaluate } from "../../formula/evaluate.ts";
import { difference, type Formula, floor, maximum, product, quotient, sum } from "../../formula/formula.ts";
import type { Difference } from "../finding.ts";
import type { CompleteSpec, SizeRules } from "../framework.ts";

/**
 * Keras's output size of a transposed convolution (`compute_conv_transpose_output_shape`): i s for `same`, and for `valid`
 * i s + max(k - s, 0). Beside an output padding a it is (i - 1)s + k - 2p + a, with p = floor(k / 2) for `same` and 0 for
 * `valid`.
 */
export function kerasTransposedSizes(written: CompleteSpec, axis: number): SizeRules {
  const k = kernelSymbol(written, axis);
  const size = (formula: Formula) => rule("outputSize", "o", formula);
  const begin = k === "k" ? [] : [effectiveKernel];
  const same = written.padding === "same";
  const rules = () => {
    if (!written.outputPadding) {
      const uncut = product("i", "s");
      return [size(same ? uncut : sum(uncut, maximum(difference(k, "s"), 0)))];
    }
    const grown = sum(product(difference("i", 1), "s"), k);
    if (!same) return [size(sum(grown, "a"))];
    return [rule("padding", "p", halfKernel(k)), size(sum(difference(grown, product(2, "p")), "a"))];
  };
  return { given: numbersOf(written, axis), rules: [...begin, ...rules()] };
}

/**
 * The output padding and the padding of ours that make Keras's layer: what `valid` adds where the kernel is smaller than
 * the stride, what `same` cuts.
 */
export function madeAsKeras(written: CompleteSpec): Partial<CompleteSpec> {
  const { outputPadding, padding, kernelSize } = written;
  const each = (formula: Formula) => kernelSize.map((_, axis) => evaluate(formula, spanned(written, axis)));
  if (!outputPadding) return padding === "same" ? {} : { outputPadding: each(toStride) };
  if (padding !== "same") return {};
  const [before, both] = [each(floor(quotient(cut, 2))), each(cut)];
  return {
    padding: both.map(
      (total, axis): PaddingPair => [before[axis] as number, total - (before[axis] as number)],
    ),
    outputPadding: each(maximum(difference("a", whole), 0)),
  };
}

/** Where Keras's rule gives more or fewer elements than the same words would give by PyTorch's. */
export function kerasTransposedDifferences(written: CompleteSpec): readonly Difference[] {
  return written.kernelSize.flatMap((_, axis): readonly Difference[] => {
    const values = spanned(written, axis);
    const added = evaluate(toStride, values);
    if (!written.outputPadding) return added > 0 ? [{ code: "filled-to-stride", axis, added }] : [];
    if (written.padding !== "same") return [];
    const fails = values.k % 2 === 0 && values.a === 0;
    return [
      { code: "half-kernel-cut", axis, cut: evaluate(whole, values) },
      ...(fails ? [{ code: "tensorflow-fails", axis } as const] : []),
    ];
  });
}

function halfKernel(k: string): Formula {
  return floor(quotient(k, 2));
}

const toStride = maximum(difference("s", "k"), 0);
const whole = product(2, halfKernel("k"));
// What half a kernel cuts on both sides, less what the output padding puts back.
const cut = maximum(difference(whole, "a"), 0);

function numbersOf({ inputSize, kernelSize, stride, dilation, outputPadding }: CompleteSpec, axis: number) {
  return {
    i: inputSize[axis] as number,
    k: kernelSize[axis] as number,
    s: stride[axis] as number,
    d: dilation[axis] as number,
    a: outputPadding?.[axis] ?? 0,
  };
}

function spanned(written: CompleteSpec, axis: number) {
  const numbers = numbersOf(written, axis);
  return { ...numbers, k: work(effectiveKernel, numbers).value };
}
