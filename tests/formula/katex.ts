import katex from "katex";
import type { Side } from "../../src/formula/nodes.ts";
import { equationTex } from "../../src/formula/tex.ts";

/** What KaTeX makes of an equation: the oracle. */
export function katexOf(sides: readonly Side[], options: { continued?: boolean } = {}): string {
  return katex.renderToString(equationTex(sides, options), { throwOnError: true, strict: "error" });
}

/** Whether KaTeX had to stack a fence of pieces, which a formula's nodes refuse. */
export function isStacked(html: string): boolean {
  return html.includes("<svg");
}
