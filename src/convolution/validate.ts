import { type CountIssue, LayerError, type LayerField, type LayerIssue } from "./issues.ts";
import { CountNotExactError } from "./step.ts";

/** A layer, or the issues why there is none. */
export interface Result<Layer, Found> {
  readonly layer?: Layer;
  readonly issues: readonly Found[];
}

// Every layer and question whose fields were parsed; nothing else is derived.
const parsed = new WeakSet<object>();

/**
 * The layer made of the fields that were parsed, or the issues of the first test that has any; each may rely on those
 * before.
 */
export function validate<Layer, Found>(
  issues: readonly Found[],
  fields: unknown,
  ...tests: readonly ((layer: Layer) => readonly Found[])[]
): Result<Layer, Found> {
  const layer = fields as Layer;
  for (const test of [() => issues, ...tests]) {
    const found = test(layer);
    if (found.length > 0) return { issues: found };
  }
  parsed.add(fields as object);
  return { layer, issues: [] };
}

const checkedLately = new Map<string, Result<unknown, unknown>>();

/**
 * As `validate`, for a layer that its fields say all of: where they were checked lately, the same layer again, and with it
 * what is remembered of it. A form, a framework's reading of the form and its code write one layer several times.
 */
export function validateLayer<Layer, Found>(
  issues: readonly Found[],
  fields: unknown,
  ...tests: readonly ((layer: Layer) => readonly Found[])[]
): Result<Layer, Found> {
  if (issues.length > 0) return { issues };
  const key = JSON.stringify(fields);
  const known = checkedLately.get(key) as Result<Layer, Found> | undefined;
  if (known) return known;
  parsed.add(fields as object);
  const result = validate([], fields, ...tests);
  if (checkedLately.size === 32) checkedLately.clear();
  checkedLately.set(key, result);
  return result;
}

/** The layer of a result; throws LayerError where there is none. */
export function unwrap<Layer, Found extends LayerIssue>({ layer, issues }: Result<Layer, Found>): Layer {
  if (!layer) throw new LayerError(issues);
  return layer;
}

/**
 * What a test finds, or that a count passes 2^53 - 1 on its way. The field named is the one most likely too large, by
 * `largest` or else the size of the input, or the padding that is larger still: nobody can say for sure which was meant.
 */
export function inexact<Name extends LayerField, Found>(
  largest: Readonly<Record<string, Name>>,
  test: () => readonly Found[],
  size: "inputSize" | "padding" = "inputSize",
): readonly (Found | CountIssue<Name | "inputSize" | "padding">)[] {
  try {
    return test();
  } catch (error) {
    if (!(error instanceof CountNotExactError)) throw error;
    const { quantity, axis } = error;
    const field = largest[quantity] ?? size;
    return [{ code: "count-not-exact", field, ...(axis === undefined ? {} : { axis }), quantity }];
  }
}

/** The test whether a layer's every count is exact. */
export function countsAreExact<
  Layer extends { readonly inputSize: readonly number[]; readonly padding: unknown },
  Name extends LayerField,
>(
  largest: Readonly<Record<string, Name>>,
  derive: (layer: Layer) => unknown,
): (layer: Layer) => readonly CountIssue<Name | "inputSize" | "padding">[] {
  return (layer) => {
    const padding = Array.isArray(layer.padding) ? layer.padding.flat() : [];
    const test = () => {
      derive(layer);
      return [];
    };
    return inexact(
      largest,
      test,
      Math.max(...padding) > Math.max(...layer.inputSize) ? "padding" : "inputSize",
    );
  };
}

/** Throws TypeError for what no `convolution`, `pooling`, `safeParse`, ... made, or made of another kind than those named. */
export function assertChecked(layer: unknown, ...kinds: readonly string[]): void {
  const isMade = typeof layer === "object" && layer !== null && parsed.has(layer);
  if (!isMade || (kinds.length > 0 && !kinds.includes((layer as { readonly kind: string }).kind)))
    throw new TypeError(`Wanted is a ${kinds.join(" or ") || "layer"} that was made of its spec.`);
}

/** What follows from a layer, derived once: a checked layer never changes. Throws TypeError for what is no checked layer. */
/* @__NO_SIDE_EFFECTS__ */
export function remembered<Layer extends object, Derived>(
  derive: (layer: Layer) => Derived,
): (layer: Layer) => Derived {
  const known = new WeakMap<Layer, Derived>();
  return (layer) => {
    let derived = known.get(layer);
    if (derived === undefined) {
      assertChecked(layer);
      derived = derive(layer);
      known.set(layer, derived);
    }
    return derived;
  };
}
