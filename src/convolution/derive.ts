import { type Convolution, type Derivation, deriveConvolution } from "./convolution.ts";
import { derivePooling, type Pooling, type PoolingDerivation } from "./pooling.ts";
import { deriveTransposed, type TransposedConvolution, type TransposedDerivation } from "./transposed.ts";

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
  if (layer.kind === "convolution") return deriveConvolution(layer);
  return layer.kind === "transposed-convolution" ? deriveTransposed(layer) : derivePooling(layer);
}
