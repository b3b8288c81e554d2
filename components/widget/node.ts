import type { FormulaNode } from "../../src/formula/nodes.ts";

/** An element of what a widget shows: written out by the build, made and kept up to date by the browser. */
export type Node = FormulaNode;

type Child = Node | string | false | undefined | readonly Child[];

/** An element; attributes that are undefined or false stay out, true ones are empty, and so are children that are not there. */
export function node(
  name: string,
  attributes: Readonly<Record<string, string | number | boolean | undefined>> = {},
  ...children: readonly Child[]
): Node {
  const written = Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined || value === false ? [] : [[key, value === true ? "" : String(value)]],
  );
  return { name, attributes: Object.fromEntries(written), children: present(children) };
}

function present(children: readonly Child[]): readonly (Node | string)[] {
  return children.flatMap((child): readonly (Node | string)[] => {
    if (child === undefined || child === false || child === "") return [];
    return Array.isArray(child) ? present(child) : [child as Node | string];
  });
}
