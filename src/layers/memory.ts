import { chain, rule, type Step, workExactly } from "../convolution/step.ts";
import type { Fraction } from "../formula/evaluate.ts";
import { product, quotient, sum } from "../formula/formula.ts";

/** Bytes of one value, by the type that it is kept in. */
export const bytesPerValue = { float64: 8, float32: 4, float16: 2, bfloat16: 2, int8: 1 } as const;
export type NumberType = keyof typeof bytesPerValue;

/** The values that are to be kept. */
export interface KeptValues {
  /** Elements of every output that is kept at once, with the input's where it is; for one input of the network. */
  readonly activations: number;
  readonly parameters: number;
  /** Kept beside the parameters but not trained; none where absent. */
  readonly buffers?: number;
}

/** The memory that keeping them takes, in bytes. */
export interface Memory {
  readonly activationBytes: number;
  /** Of parameters and buffers. */
  readonly parameterBytes: number;
  /** One gradient an activation and one a parameter, for backpropagation; an optimiser's own values not counted. */
  readonly gradientBytes: number;
  /** To compute an output: all but the gradients. */
  readonly forwardBytes: number;
  /** To train: with the gradients. */
  readonly trainingBytes: number;
  readonly steps: readonly Step[];
}

/**
 * The bytes of values that are kept in one type, step by step. All activations are taken to be kept at once, as training
 * needs them and as CS231n and convnet-burden count; a program that only runs a network may free them on the way.
 *
 * @throws TypeError for a count that is not whole, CountNotExactError where bytes pass 2^53 - 1.
 */
export function memoryOf(kept: KeptValues, type: NumberType = "float32"): Memory {
  if (typeof type !== "string" || !Object.hasOwn(bytesPerValue, type))
    throw new TypeError(`A number is kept as one of ${Object.keys(bytesPerValue).join(", ")}.`);
  const { activations, parameters, buffers = 0 } = kept ?? {};
  for (const [name, value] of Object.entries({ activations, parameters, buffers }))
    if (!Number.isSafeInteger(value) || value < 0) throw new TypeError(`${name} must be a whole number.`);
  const { steps, take } = chain({ a: activations, n: parameters, n_r: buffers, b: bytesPerValue[type] });
  const trained = buffers === 0 ? sum("n") : sum("n", "n_r");
  take(rule("activationBytes", "B_a", product("a", "b")));
  take(rule("parameterBytes", "B_n", product(trained, "b")));
  take(rule("gradientBytes", "B_g", product(sum("a", "n"), "b")));
  take(rule("forwardBytes", "B_fwd", sum("B_a", "B_n")));
  take(rule("trainingBytes", "B_all", sum("B_fwd", "B_g")));
  const bytes = Object.fromEntries(steps.map(({ quantity, value }) => [quantity, value]));
  return { ...(bytes as Record<Exclude<keyof Memory, "steps">, number>), steps };
}

/** Units of bytes: 1 KiB is 1024 bytes and 1 MiB 1024 KiB (IEC 80000-13); 1 kB is 1000 bytes and 1 MB 1000 kB (SI). */
export const byteUnits = {
  KiB: [1024],
  MiB: [1024, 1024],
  GiB: [1024, 1024, 1024],
  kB: [1000],
  MB: [1000, 1000],
  GB: [1000, 1000, 1000],
} as const;
export type ByteUnit = keyof typeof byteUnits;

/** A number of bytes in a unit: the exact fraction, and the step that gave it, whose value is the nearest double. */
export function inUnit(bytes: number, unit: ByteUnit): { readonly amount: Fraction; readonly step: Step } {
  const size = product(...byteUnits[unit]);
  const { exact, step } = workExactly(rule(unit, "M", quotient("B", size)), { B: bytes });
  return { amount: exact, step };
}
