import type { MdastPluginDefinition, MdxJsxFlowElement, MdxJsxTextElement } from "satteri";
import { typeset } from "./typeset.ts";

/** Maths in Markdown, `$k$` and `$$k$$`, typeset as Sätteri reads a lesson; TeX that fails names its line. */
export const math: MdastPluginDefinition = {
  name: "math",
  options: { position: true },
  inlineMath(node): MdxJsxTextElement {
    // Headings take their text, for ids and tables of contents, from the child; the page shows set:html instead.
    const children = [{ type: "text" as const, value: node.value }];
    return { type: "mdxJsxTextElement", name: "Fragment", attributes: [html(node, false)], children };
  },
  math(node): MdxJsxFlowElement {
    return { type: "mdxJsxFlowElement", name: "Fragment", attributes: [html(node, true)], children: [] };
  },
};

interface MathNode {
  readonly value: string;
  readonly position?: { readonly start: { readonly line: number; readonly column: number } } | undefined;
}

function html({ value, position }: MathNode, display: boolean) {
  try {
    return { type: "mdxJsxAttribute" as const, name: "set:html", value: typeset(value, { display }) };
  } catch (error) {
    // @astrojs/mdx adds the file, and reads the place from these two.
    throw Object.assign(error as Error, position?.start);
  }
}
