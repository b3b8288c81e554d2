import { inputShape, weightShape } from "../../src/convolution/index.ts";
import { type Example, misread } from "../../src/examples/index.ts";

/** Which number of an example to show, and how to write it. */
export interface ValueRequest {
  readonly quantity?: string;
  /** The name of one of the example's misreadings, in place of a quantity. */
  readonly misreading?: string;
  readonly axis?: number;
  readonly as?: "digits" | "words" | "tuple";
  readonly order?: "channels-first" | "channels-last";
}

type Amount = number | readonly number[];

/**
 * A quantity of an example as a number, or as one number an axis; shapes have their channels first.
 *
 * @throws RangeError that lists the known names, for a quantity the example does not have.
 */
export function amountOf(example: Example, { quantity = "", misreading, axis }: ValueRequest): Amount {
  if (misreading !== undefined) return misread(example, misreading);
  const amounts = known(example);
  const amount = Object.hasOwn(amounts, quantity) ? amounts[quantity] : undefined;
  if (amount === undefined) {
    throw new RangeError(
      `The example ${example.id} has no quantity "${quantity}"; the known ones are: ${Object.keys(amounts).join(", ")}.`,
    );
  }
  if (axis === undefined) return amount;
  const part = typeof amount === "number" ? undefined : amount[axis];
  if (part === undefined) throw new RangeError(`The ${quantity} of ${example.id} has no axis ${axis}.`);
  return part;
}

function known({ layer, derivation }: Example): Readonly<Record<string, Amount>> {
  const { steps, padding, ...derived } = derivation;
  const { kind, padding: asked, bias, ...given } = layer;
  return {
    ...derived,
    ...given,
    paddingBefore: padding.map(([before]) => before),
    paddingAfter: padding.map(([, after]) => after),
    inputShape: inputShape(layer),
    outputShape: [layer.outChannels, ...derivation.outputSize],
    kernelShape: weightShape(layer).slice(1),
    weightShape: weightShape(layer),
  };
}

/** The amount in a language's figures or words: "38,880", "five", "8 × 8", "(10, 10, 3)". */
export function writeAmount(
  amount: Amount,
  { as = "digits", order = "channels-first" }: ValueRequest,
  lang: string,
): string {
  if (typeof amount === "number") return (as === "words" && words[lang]?.[amount]) || grouped(amount, lang);
  const shape = order === "channels-last" ? [...amount.slice(1), amount[0] as number] : amount;
  return as === "tuple" ? `(${shape.join(", ")}${shape.length === 1 ? "," : ""})` : shape.join(" × ");
}

/** A number with its digits in groups of three, as the language writes it. */
export function grouped(value: number, lang: string): string {
  return new Intl.NumberFormat(lang).format(value);
}

const words: Readonly<Record<string, readonly string[]>> = {
  en: "no one two three four five six seven eight nine ten eleven twelve".split(" "),
  "zh-Hans": "零 一 两 三 四 五 六 七 八 九 十 十一 十二".split(" "),
};
