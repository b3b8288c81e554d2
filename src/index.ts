/** The package: layers checked, derived and carried out, networks of them added up, and their formulas written. */
export * from "./convolution/index.ts";
export { evaluate } from "./formula/evaluate.ts";
export type { Formula, Values } from "./formula/formula.ts";
export { tex } from "./formula/tex.ts";
export { text } from "./formula/text.ts";
export * from "./layers/index.ts";
export * from "./networks/index.ts";
export { classify, convNorm, squeezeAndExcite } from "./networks/parts.ts";
