import type { LayerCode } from "../../src/frameworks/code.ts";
import { frameworks } from "./kinds.ts";
import type { Answer } from "./parts.ts";

/** The lines of every framework that has code, which build a layer, or why one has none. */
export function codesOf({ parts }: Answer): readonly LayerCode[] {
  const layers = parts.map(({ layer }) => layer);
  return frameworks.flatMap(({ code }) => (code ? [code(layers)] : []));
}
