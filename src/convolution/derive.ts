import { type Convolution, type Derivation, deriveConvolution, safeParse } from "./convolution.ts";
import { choiceIssues } from "./fields.ts";
import type { LayerIssue } from "./issues.ts";
import { derivePooling, type Pooling, type PoolingDerivation, safeParsePooling } from "./pooling.ts";
import {
  deriveTransposed,
  safeParseTransposed,
  type TransposedConvolution,
  type TransposedDerivation,
} from "./transposed.ts";
import type { Result } from "./validate.ts";

/** A checked layer that moves a window. */
export type WindowedLayer = Convolution | TransposedConvolution | Pooling;

/**
 * Everything that follows from a layer of any kind that moves a window, step by step, each number by a formula held as data.
 * A page that asks for one kind alone asks `deriveConvolution`, `deriveTransposed` or `derivePooling`, and holds no other.
 */
export function derive(layer: Convolution): Derivation;
export function derive(layer: TransposedConvolution): TransposedDerivation;
export function derive(layer: Pooling): PoolingDerivation;
export function derive(layer: WindowedLayer): Derivation | TransposedDerivation | PoolingDerivation;
export function derive(layer: WindowedLayer): Derivation | TransposedDerivation | PoolingDerivation {
  const kind = layer?.kind;
  if (kind === "convolution") return deriveConvolution(layer);
  return kind === "transposed-convolution" ? deriveTransposed(layer) : derivePooling(layer);
}

/** A spec of any kind of layer that moves a window, whose fields may hold anything; its kind is that of the layer. */
export type UncheckedWindowed = { readonly kind: string; readonly [field: string]: unknown };

const kinds: Readonly<Record<WindowedLayer["kind"], (spec: object) => Result<WindowedLayer, LayerIssue>>> = {
  convolution: safeParse,
  "transposed-convolution": safeParseTransposed,
  "max-pooling": (spec) => safeParsePooling({ ...spec, kind: "max" }),
  "average-pooling": (spec) => safeParsePooling({ ...spec, kind: "average" }),
  "lp-pooling": (spec) => safeParsePooling({ ...spec, kind: "lp" }),
};

/** The layer that a spec of any kind makes, or the issues why it makes none. */
export function safeParseWindowed(spec: UncheckedWindowed): Result<WindowedLayer, LayerIssue> {
  const kind = spec?.kind;
  const issues = choiceIssues("kind", kind, Object.keys(kinds));
  return issues.length > 0 ? { issues } : kinds[kind as WindowedLayer["kind"]](spec);
}
