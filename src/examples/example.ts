import type { Source, Words } from "../citation.ts";
import {
  type Convolution,
  type ConvolutionSpec,
  convolution,
  type Derivation,
  derive,
  type UncheckedSpec,
} from "../convolution/index.ts";
import { evaluate } from "../formula/evaluate.ts";
import { type Formula, symbolsOf, type Values } from "../formula/formula.ts";

export type { Language, Source, Words } from "../citation.ts";

/** The numbers of a derivation; a claim may be made of any. */
export type Quantity = Exclude<keyof Derivation, "steps">;
export type Claims = { readonly [quantity in Quantity]?: Derivation[quantity] };

/** A worked example as it is declared. */
export interface ExampleDeclaration {
  /** Kebab-case and permanent: people cite it. */
  readonly id: string;
  readonly title: Words;
  readonly layer: ConvolutionSpec;
  /** Literals by hand or from the sources, never from our own output: the independent witness. */
  readonly claims: Claims;
  readonly sources: readonly Source[];
  /** What a reader may compute instead, by name, in the letters of the layer's steps, of its first axis where they are told by axis. */
  readonly misreadings?: Readonly<Record<string, Formula>>;
}

/** A worked example with its layer checked and derived. */
export interface Example extends Omit<ExampleDeclaration, "layer"> {
  readonly layer: Convolution;
  readonly derivation: Derivation;
}

const kebab = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/**
 * A worked example from its declaration.
 *
 * @throws TypeError for an id that is not kebab-case or no claim or source, LayerError for a layer that cannot be.
 */
export function defineExample(declaration: ExampleDeclaration): Example {
  const { id, claims, sources } = declaration;
  if (!kebab.test(id)) throw new TypeError(`An example's id is kebab-case; "${id}" is not.`);
  if (Object.keys(claims).length === 0 || sources.length === 0) {
    throw new TypeError(`The example ${id} needs a claim and its source.`);
  }
  const layer = convolution(declaration.layer);
  return { ...declaration, layer, derivation: derive(layer) };
}

/** A layer that cannot be, kept because people try it: its issues are what a reader should see. */
export interface Refusal {
  readonly id: string;
  readonly title: Words;
  readonly spec: UncheckedSpec;
  readonly codes: readonly string[];
  readonly sources: readonly Source[];
}

/**
 * The value of one of an example's misreadings: the number a reader gets by a formula that is not the layer's.
 *
 * @throws RangeError for a name the example does not have; the message lists those it has.
 */
export function misread({ id, misreadings = {}, derivation }: Example, name: string): number {
  const formula = misreadings[name];
  if (!formula) {
    throw new RangeError(
      `The example ${id} has no misreading "${name}"; it has: ${Object.keys(misreadings).join(", ")}.`,
    );
  }
  return evaluate(formula, valuesOf(derivation, formula));
}

function valuesOf({ steps }: Derivation, formula: Formula): Values {
  const known = Object.assign(
    {},
    ...steps.filter(({ axis = 0 }) => axis === 0).map(({ values }) => values),
  ) as Values;
  return Object.fromEntries(symbolsOf(formula).map((name) => [name, known[name] as number]));
}
